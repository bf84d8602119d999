import { css } from 'lit';

export const recordChipStyles = css`
  :host {
    display: inline-flex;
    max-width: 100%;
    vertical-align: middle;
  }
  .record {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-width: 100%;
    min-height: 22px;
    padding-inline: 3px 7px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-sm);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-sm);
    line-height: 1.42;
    white-space: nowrap;
  }
  :is(a, button).record:hover {
    border-color: var(--_edge-line);
    background: var(--_hover);
  }
  .record .shape {
    width: 12px;
    height: 12px;
  }
  .record .icon {
    width: 14px;
    height: 14px;
  }
  .record.hidden {
    padding-inline: 5px 7px;
    color: var(--_text-muted);
  }
`;
