import { css } from 'lit';

/** Fields and what else an order's panel does without at first: a download of its own may be later. */
export const fields = css`
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
  .button.outward {
    border-color: var(--_shared);
    background: var(--_shared);
    color: var(--_surface);
  }
  .button.outward > .icon {
    color: inherit;
  }
  .chip.plain {
    padding-inline: 10px;
  }
  @media (forced-colors: active) {
    .new-pill {
      border: 1px solid ButtonBorder;
    }
  }
`;
