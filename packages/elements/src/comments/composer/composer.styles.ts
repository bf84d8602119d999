import { css } from 'lit';

export const composerStyles = css`
  :host {
    container: towerp-composer / inline-size;
  }
  .composer {
    position: relative;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    box-shadow: var(--_shadow-bar);
  }
  .composer:focus-within {
    border-color: var(--_line-strong);
  }
  .lanes {
    display: flex;
    border-block-end: 1px solid var(--_line);
  }
  .lane {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 36px;
    margin-block-end: -1px;
    padding: 0 14px;
    border-block-end: 2px solid transparent;
    color: var(--_text-muted);
    white-space: nowrap;
  }
  .lane:hover {
    color: var(--_text);
  }
  .lane:focus-visible {
    outline-offset: -3px;
  }
  .lane[aria-selected='true'] {
    border-block-end-color: var(--_text);
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .shared {
    border: 2px solid var(--_shared-line);
    background: var(--_shared-bg);
  }
  .shared:focus-within {
    border-color: var(--_shared);
  }
  .shared > .lanes {
    border-block-end-color: color-mix(in oklab, var(--_shared-line) 40%, transparent);
  }
  .shared .lane[aria-selected='true'] {
    border-block-end-color: var(--_shared);
    color: var(--_shared);
  }
  .note {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 6px 8px;
    padding: 6px 14px;
    border-block-end: 1px solid var(--_line);
    font-size: var(--_size-sm);
  }
  .question {
    background: var(--_shared-bg);
    color: var(--_shared);
  }
  footer {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 8px 8px;
  }
  .audience {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .audience .icon {
    width: 14px;
    height: 14px;
  }
  .audience u {
    color: var(--_text);
    font-weight: var(--_weight-medium);
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
  .shared .audience,
  .shared .audience u {
    color: var(--_shared);
  }
  .popup {
    position-area: block-start span-inline-start;
    width: min(320px, calc(100vw - 16px));
    max-height: 50vh;
    overflow: auto;
  }
  .person {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding: 0 10px;
  }
  .keys {
    opacity: 0.85;
    font-weight: 400;
  }
  @container towerp-composer (max-width: 620px) {
    .wide {
      display: none;
    }
    .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
