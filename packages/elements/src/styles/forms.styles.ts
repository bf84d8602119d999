import { css } from 'lit';

/** Forms inside panels and composers. */
export const forms = css`
  form {
    display: grid;
    gap: 12px;
    padding: 14px 16px 16px;
  }
  .form-title {
    font-weight: var(--_weight-strong);
  }
  .choices-row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .radio {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 0 10px;
    border: 1px solid var(--_edge-line);
    border-radius: 14px;
    font-size: var(--_size-sm);
    cursor: pointer;
  }
  .radio > input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .radio:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .radio:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
  }
  .date {
    width: auto;
    min-height: 28px;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
  @media (forced-colors: active) {
    .radio:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
