import { css } from 'lit';

export const notificationInboxStyles = css`
  :host {
    container: towerp-notification-inbox / inline-size;
    background: var(--_surface);
  }
  .layout {
    display: grid;
  }
  .main {
    min-width: 0;
  }
  .views {
    display: flex;
    gap: 4px;
    padding: 6px 12px;
    flex-wrap: wrap;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-sunk);
  }
  .views > .item {
    width: auto;
    flex: none;
  }
  .views > .item[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  dialog {
    width: min(640px, calc(100% - 24px));
    padding: 20px;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_canvas);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
  }
  dialog::backdrop {
    background: light-dark(#17201f40, #0009);
  }
  .close {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-end: 16px;
  }
  .head {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .title {
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  .group {
    position: relative;
    /* What only a screen reader reads may stand behind the end of a line that is cut. */
    overflow-x: clip;
  }
  .group:focus-visible {
    outline-offset: -2px;
  }
  .feed:focus-within .group[tabindex='0'] {
    background: var(--_accent-soft);
  }
  .feed:focus-within .group[tabindex='0']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    width: 3px;
    background: var(--_accent);
  }
  .actions {
    display: inline-flex;
    gap: 2px;
  }
  .until {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: 12px;
  }
  .rest {
    min-height: 24px;
    margin-inline-start: 50px;
  }
  .moment {
    display: grid;
    gap: 10px;
    width: 232px;
    padding: 10px;
  }
  #snooze {
    min-width: 232px;
  }
  #more {
    max-width: min(380px, calc(100vw - 16px));
  }
  #more > .item {
    min-height: 36px;
    padding-block: 6px;
    white-space: normal;
  }
  .key {
    padding-inline-start: 16px;
  }
  @container towerp-notification-inbox (min-width: 760px) {
    .layout {
      grid-template-columns: 200px minmax(0, 1fr);
    }
    .views {
      flex-flow: column nowrap;
      padding: 12px;
      border-block-end: 0;
      border-inline-end: 1px solid var(--_line);
    }
    .views > .item {
      width: 100%;
    }
    .views > .settings {
      margin-block-start: 12px;
    }
    .group {
      padding-inline: 16px;
    }
  }
  @media (forced-colors: active) {
    .dot {
      border: 1px solid Canvas;
    }
    .unread > .group-head > .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .views > .item[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media print {
    .views,
    .actions,
    .head .button,
    .foot {
      display: none;
    }
    .group {
      break-inside: avoid;
    }
  }
`;
