import { css } from 'lit';

export const threadBoardStyles = css`
  :host {
    container: towerp-thread-board / inline-size;
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-height: 0;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunk);
  }
  .tabs {
    display: flex;
    gap: 6px;
    flex: none;
    padding: 8px 12px;
    overflow-x: auto;
  }
  .tabs > .chip {
    flex: none;
  }
  .board {
    display: flex;
    gap: 12px;
    flex: 1 1 auto;
    min-height: 260px;
    padding: 12px;
    overflow-x: auto;
  }
  .column {
    display: none;
    flex-direction: column;
    flex: 1 0 100%;
    min-width: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface-sunk);
  }
  .column.shown {
    display: flex;
  }
  .column-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    flex: none;
    margin: 0 8px 8px;
    padding: 9px 2px;
    border-block-end: 2px solid var(--_c);
  }
  .column-title {
    display: flex;
    align-items: center;
    gap: 7px;
    min-width: 0;
    color: var(--_c);
    font-weight: var(--_weight-strong);
  }
  .cards {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-height: 0;
    padding: 2px 8px 8px;
    overflow-y: auto;
  }
  .cards > ul {
    display: grid;
    gap: 8px;
  }
  .new-pill,
  .load-more {
    align-self: center;
    flex: none;
    margin-block: 2px 8px;
  }
  .load-more {
    align-self: flex-start;
    margin-block: 8px 0;
    color: var(--_accent-ink);
  }
  .none {
    padding: 8px 4px;
  }
  .card {
    position: relative;
    display: grid;
    gap: 4px;
    padding: 10px 11px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .card:hover {
    border-color: var(--_edge-line);
  }
  .card[draggable='true'] {
    cursor: grab;
  }
  .card.dragged {
    opacity: 0.45;
  }
  .topic {
    display: -webkit-box;
    min-height: 24px;
    padding-inline-end: 18px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-weight: var(--_weight-medium);
    text-wrap: pretty;
    cursor: inherit;
  }
  .topic::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .topic:focus-visible {
    outline: none;
  }
  .topic:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .unread > .topic {
    font-weight: var(--_weight-strong);
  }
  .unread > .topic::before {
    content: '';
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 3px;
    border-radius: 50%;
    background: var(--_accent);
  }
  .closed > .topic {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .move {
    display: grid;
    place-items: center;
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 4px;
    width: 24px;
    height: 24px;
    border-radius: var(--_radius-sm);
    color: var(--_text-muted);
  }
  .move:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .over {
    border-color: var(--_c);
    background: var(--_cb);
  }
  .slot {
    display: grid;
    place-items: center;
    flex: none;
    height: 72px;
    margin-block-end: 8px;
    border: 1px dashed var(--_c);
    border-radius: var(--_radius);
    color: var(--_c);
    font-size: var(--_size-sm);
  }
  .popup {
    width: 240px;
  }
  .item > .shape {
    stroke: var(--_c);
  }
  .item[aria-checked='true'] {
    font-weight: var(--_weight-strong);
  }
  @container towerp-thread-board (min-width: 760px) {
    .tabs {
      display: none;
    }
    .board {
      padding: 14px 20px;
    }
    .column {
      display: flex;
      flex: 1 0 196px;
    }
  }
  @media (hover: hover) {
    .move:not(:focus-visible) {
      opacity: 0;
    }
    .card:hover > .move,
    .card:focus-within > .move {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .unread > .topic::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .over {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .tabs,
    .move,
    .load-more {
      display: none;
    }
    .column {
      display: block;
      flex: 1 1 0;
    }
  }
`;
