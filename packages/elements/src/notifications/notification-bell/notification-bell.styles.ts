import { css } from 'lit';

export const notificationBellStyles = css`
  :host {
    display: inline-flex;
  }
  .bell {
    position: relative;
  }
  .bell > .badge {
    position: absolute;
    inset-block-start: -3px;
    /* It grows outwards: a count of two digits leaves the bell to be seen. */
    inset-inline-start: calc(50% + 2px);
    min-width: 16px;
    height: 16px;
    padding: 0 4px;
    border-radius: 8px;
    box-shadow: 0 0 0 2px var(--_surface);
    font-size: calc(var(--_font-size) * 0.7143);
    line-height: 16px;
  }
  .popup {
    container: towerp-inbox / inline-size;
    width: min(420px, calc(100vw - 16px));
    max-height: min(600px, 80vh);
    padding: 0;
    overflow: auto;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px 10px 16px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-pop);
  }
  .title {
    font-weight: var(--_weight-strong);
  }
  .foot {
    padding: 8px;
    text-align: center;
  }
  .condition {
    min-height: 180px;
  }
`;
