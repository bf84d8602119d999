import { css } from 'lit';

/** The folded document flow. */
export const flowStripStyles = css`
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(62px, 1fr));
    row-gap: calc(var(--_space) * 3);
    overflow: clip;
  }
  .step {
    position: relative;
    min-width: 0;
    padding-block-start: 26px;
    color: var(--_text-muted);
    font-size: var(--_size-xs);
    line-height: 1.3;
    text-align: center;
  }
  .step::before {
    content: '';
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: -50%;
    width: 100%;
    height: 2px;
    background: var(--_line);
  }
  .step:first-child::before {
    display: none;
  }
  .step.reached::before,
  .step.here::before {
    background: var(--_text-muted);
  }
  .node {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline-start: calc(50% - 14px);
    display: grid;
    place-items: center;
    width: 28px;
    height: 22px;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius-sm);
    background: var(--_surface);
    color: var(--_k);
    font: 600 calc(var(--_font-size) * 0.7143) / 1 var(--_font);
  }
  .here > .node {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .step > b {
    display: block;
    margin-block-start: 2px;
    overflow: hidden;
    color: var(--_text);
    font-weight: var(--_weight-medium);
    text-overflow: ellipsis;
  }
  .here > b {
    color: var(--_accent-ink);
  }
`;
