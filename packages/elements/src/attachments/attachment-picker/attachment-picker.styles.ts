import { css } from 'lit';

export const attachmentPickerStyles = css`
  :host {
    container-type: inline-size;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-width: 0;
    margin-block-end: 6px;
  }
  .chip {
    position: relative;
    gap: 5px;
    padding-inline: 5px;
    cursor: pointer;
  }
  .chip:first-of-type {
    padding-inline: 9px;
  }
  .chip:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .chip:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .input {
    width: 100%;
  }
  .choices {
    max-height: min(352px, 50vh);
  }
  .item {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 2px 8px;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .item:hover,
  .item[aria-selected='true'] {
    background: var(--_hover);
  }
  .about {
    display: grid;
    flex: 1 1 auto;
    min-width: 0;
  }
  .here {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .item[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: default;
  }
  .bar {
    margin-block-start: 6px;
    border-radius: var(--_radius);
  }
  .bar + .button {
    margin-block-start: 6px;
  }
  @container (max-width: 760px) {
    .kind-name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .choices {
      border: 1px solid CanvasText;
    }
    .item[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
    .chip:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
