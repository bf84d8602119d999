import { css } from 'lit';

export const threadStatusStyles = css`
  :host {
    display: inline-flex;
  }
  .trigger {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_control);
    padding-inline: 9px 10px;
    border: 1px solid color-mix(in oklab, var(--_c) 35%, transparent);
    border-radius: var(--_radius);
    background: var(--_cb);
    color: var(--_c);
    font-size: calc(var(--_font-size) * 0.93);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
  }
  .trigger .icon {
    width: 14px;
    height: 14px;
  }
  .popup {
    width: 240px;
  }
  .item[aria-checked='true'] {
    font-weight: var(--_weight-strong);
  }
  .item > .icon {
    width: 14px;
    height: 14px;
  }
  .item .shape {
    stroke: var(--_c);
  }
`;
