import { css } from 'lit';

/** Buttons, fields, counters and keys. */
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
  .button.outward {
    border-color: var(--_shared);
    background: var(--_shared);
    color: var(--_surface);
  }
  .button.primary > .icon,
  .button.outward > .icon {
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
  .field {
    display: grid;
    gap: 4px;
  }
  .field > label,
  .label {
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
  }
  .input {
    width: 100%;
    min-height: var(--_control);
    padding: 4px 10px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .input:focus-visible {
    outline-offset: -1px;
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_overdue);
  }
  .refusal {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_overdue);
    font-size: var(--_size-sm);
  }
  .check {
    width: 18px;
    height: 18px;
    margin: 0;
    flex: none;
    accent-color: var(--_accent);
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
  .new-pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    padding: 0 12px;
    border-radius: 14px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
  }
  .new-pill > .icon {
    width: 14px;
    height: 14px;
  }
  @media (forced-colors: active) {
    .button,
    .badge,
    .new-pill {
      border: 1px solid ButtonBorder;
    }
  }
`;
