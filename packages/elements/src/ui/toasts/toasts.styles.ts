import { css } from 'lit';

export const toastStyles = css`
  :host {
    display: contents;
  }
  .toasts {
    position: fixed;
    inset: auto;
    inset-block-end: 20px;
    inset-inline-end: 20px;
    flex-direction: column;
    align-items: flex-end;
    gap: 8px;
    max-width: min(480px, calc(100vw - 24px));
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
    font: 400 var(--_size-md) / 1.43 var(--_font);
  }
  .toasts:popover-open {
    display: flex;
  }
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding-block: 6px;
    padding-inline: 16px 8px;
    border-radius: var(--_radius-lg);
    background: light-dark(#17201f, #e7ecea);
    box-shadow: var(--_shadow-pop);
    color: light-dark(#fff, #17201f);
  }
  .toast.failed > .icon {
    flex: none;
    color: light-dark(#ff9d94, #b3261e);
  }
  .toast .button {
    flex: none;
    border-color: color-mix(in oklab, currentColor 40%, transparent);
    background: transparent;
    color: inherit;
  }
  .toast .quiet {
    border-color: transparent;
  }
  .toast .quiet > .icon {
    color: inherit;
  }
  .toast kbd {
    border-color: color-mix(in oklab, currentColor 45%, transparent);
    background: transparent;
    color: inherit;
  }
  .toast :focus-visible {
    outline-color: currentColor;
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
