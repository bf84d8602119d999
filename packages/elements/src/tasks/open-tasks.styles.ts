import { css } from 'lit';

// `.done::after`: the target is 24 px, the ring 18.
/** Tasks on two lines. */
export const taskLines = css`
  .task-line {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 4px 0;
  }
  .task-line .line {
    margin-block-start: 4px;
    min-height: 22px;
  }
  .done {
    appearance: none;
    position: relative;
    width: 18px;
    height: 18px;
    margin: 1px 0 0;
    flex: none;
    border: 1.5px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_surface);
    cursor: pointer;
  }
  .done::after {
    content: '';
    position: absolute;
    inset: -4.5px;
  }
  .done:checked {
    border: 5px solid var(--_status-completed);
  }
  .done:disabled {
    cursor: default;
  }
`;
