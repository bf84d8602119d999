import { css } from 'lit';

export const orderPanelStyles = css`
  :host {
    container: towerp-order-panel / inline-size;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .panel-head {
    padding: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .title-line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
  }
  .title {
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  .chips {
    margin-block-start: 12px;
  }
  .back {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-block-end: 1px solid var(--_line);
  }
  .back .icon {
    rotate: 0deg;
  }
  :host(:dir(rtl)) .back .icon {
    rotate: 180deg;
  }
  .foot {
    padding: 8px 16px;
    border-block-end: 1px solid var(--_line);
    text-align: center;
  }
  .boxes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .box {
    padding: 12px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .boxes:has(+ towerp-toasts) > .box {
    border-block-end: 0;
  }
  .box.flow {
    padding-block-end: 16px;
    border-block-end: 0;
  }
  .box-title {
    margin-block-end: 6px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
  }
  .task-topic {
    font-weight: var(--_weight-medium);
  }
  dialog {
    width: min(1500px, calc(100vw - 24px));
    max-width: none;
    max-height: calc(100dvh - 24px);
    padding: 0 12px 12px;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
  }
  dialog > form {
    display: flex;
    justify-content: flex-end;
    padding-block: 8px 6px;
  }
  .attach {
    padding: 14px 16px 16px;
    display: grid;
    gap: 12px;
  }
  .attach > .line {
    justify-content: flex-end;
  }
  .inner {
    border-end-end-radius: inherit;
    border-end-start-radius: inherit;
  }
  @container towerp-order-panel (min-width: 620px) {
    .boxes {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .boxes > .box:only-child {
      grid-column: 1 / -1;
    }
    .boxes > .box:first-child:not(:only-child) {
      border-inline-end: 1px solid var(--_line);
    }
  }
  @container towerp-order-panel (max-width: 380px) {
    .people > :nth-child(n + 3) {
      display: none;
    }
  }
  @media print {
    .button,
    .back {
      display: none;
    }
  }
`;
