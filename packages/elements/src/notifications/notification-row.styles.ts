import { css } from 'lit';

/** Notifications of a thread, in the bell and in the inbox. */
export const notificationRowStyles = css`
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
`;
