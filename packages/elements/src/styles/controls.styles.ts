import { css } from 'lit';

/** Buttons, counters and keys. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--_control);
    padding: 0 12px;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: calc(var(--_font-size) * 0.93);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
    transition: background var(--_motion-fast) var(--_ease);
  }
  .button:hover {
    background: var(--_hover);
  }
  .button > .icon {
    margin-inline-start: -2px;
    color: var(--_text-muted);
  }
  .button.compact {
    min-height: 28px;
    padding: 0 10px;
    font-size: var(--_size-sm);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: var(--_accent-hover);
  }
  .button.primary > .icon {
    color: inherit;
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover,
  .button.quiet[aria-expanded='true'] {
    background: var(--_hover);
  }
  .button.square {
    width: var(--_control);
    padding: 0;
  }
  .button.compact.square {
    width: 28px;
  }
  .button.square > .icon {
    margin: 0;
  }
  .button:disabled {
    border-color: var(--_line);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
    cursor: default;
  }
  .badge {
    min-width: 18px;
    height: 18px;
    padding: 0 5px;
    flex: none;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 var(--_size-xs) / 18px var(--_font);
    text-align: center;
  }
  .count {
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: 400;
  }
  kbd {
    display: inline-block;
    min-width: 18px;
    padding: 0 4px;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius-sm);
    background: var(--_surface);
    color: var(--_text-muted);
    font: 500 var(--_size-xs) / 16px var(--_font);
    text-align: center;
  }
  @media (forced-colors: active) {
    .button,
    .badge {
      border: 1px solid ButtonBorder;
    }
  }
`;
