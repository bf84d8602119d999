import { css } from 'lit';

/** What floats: menus and popups hang on their button, and become sheets in a narrow container. */
export const popups = css`
  .popup {
    position: fixed;
    inset: auto;
    margin: 6px 0;
    padding: 4px;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
    transition:
      opacity var(--_motion) var(--_ease),
      translate var(--_motion) var(--_ease);
  }
  .popup.end {
    position-area: block-end span-inline-start;
  }
  @starting-style {
    .popup:popover-open {
      opacity: 0;
      translate: 0 -4px;
    }
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 32px;
    padding: 0 10px;
    border-radius: var(--_radius);
    text-align: start;
    white-space: nowrap;
  }
  .item:hover,
  .item:focus-visible,
  .item[aria-selected='true'] {
    background: var(--_hover);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item > .key {
    margin-inline-start: auto;
  }
  .item > .icon {
    color: var(--_text-muted);
  }
  .caption {
    padding: 6px 10px 4px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  @media (forced-colors: active) {
    .popup {
      border: 1px solid CanvasText;
    }
    .item:focus-visible,
    .item[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
