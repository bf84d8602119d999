import { css } from 'lit';

export const fileTrayStyles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
    gap: 6px;
    max-height: 212px;
    padding: 4px 8px;
    overflow: auto;
  }
  .file {
    container-type: inline-size;
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    min-height: 48px;
    padding: 3px 4px 3px 3px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .failed,
  .barred {
    border-color: var(--_overdue);
  }
  .sign {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    flex: none;
    overflow: hidden;
    border-radius: var(--_radius-sm);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
  }
  .sign > canvas {
    width: 100%;
    height: 100%;
  }
  .about {
    display: grid;
    flex: 1 1 auto;
    gap: 1px;
    min-width: 0;
    padding-inline: 4px;
    font-size: var(--_size-sm);
    line-height: 1.35;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--_weight-medium);
  }
  .fact,
  .trouble {
    display: flex;
    gap: 8px;
    color: var(--_text-muted);
  }
  .trouble {
    gap: 5px;
    color: var(--_overdue);
  }
  .fact .icon,
  .trouble .icon {
    width: 14px;
    height: 14px;
    margin-block-start: 1px;
  }
  .done {
    color: var(--_c);
  }
  progress {
    appearance: none;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_line);
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .paused progress::-webkit-progress-value {
    background: var(--_line-strong);
  }
  .paused progress::-moz-progress-bar {
    background: var(--_line-strong);
  }
  .sum,
  .note {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 8px;
    min-height: 28px;
    padding: 0 12px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .note {
    padding-block: 2px;
    color: var(--_text);
  }
  .note > span {
    flex: 1 1 200px;
    min-width: 0;
  }
  .file > .button {
    flex: none;
  }
  .note > .icon {
    width: 14px;
    height: 14px;
    color: var(--_today);
  }
  .drop {
    position: absolute;
    inset: 0;
    z-index: 6;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius-lg);
    background: color-mix(in oklab, var(--_accent-soft) 92%, transparent);
    color: var(--_accent-ink);
    font-weight: var(--_weight-strong);
    pointer-events: none;
  }
  @container (max-width: 360px) {
    .word {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .file,
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value,
    progress::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
