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
  .group {
    padding: 10px 12px;
    border-block-end: 1px solid var(--_line);
  }
  .group:last-child {
    border-block-end: 0;
  }
  .group-head {
    display: grid;
    grid-template-columns: 8px minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: center;
    min-height: 28px;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
  }
  .unread > .group-head > .dot {
    background: var(--_accent);
  }
  .unread > .group-head > .topic {
    font-weight: var(--_weight-strong);
  }
  .notification {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: start;
    width: 100%;
    padding: 6px;
    padding-inline-start: 16px;
    border-radius: var(--_radius);
    text-align: start;
  }
  .notification:hover {
    background: var(--_hover);
  }
  .notification:focus-visible {
    outline-offset: -2px;
  }
  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .why {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .why .icon {
    width: 14px;
    height: 14px;
  }
  .why.personal {
    color: var(--_today);
    font-weight: var(--_weight-medium);
  }
  .foot {
    padding: 8px;
    text-align: center;
  }
  .bones {
    display: grid;
    gap: 8px;
    padding: 16px;
  }
  .condition {
    min-height: 180px;
  }
`;
