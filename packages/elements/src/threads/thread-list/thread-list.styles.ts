import { css } from 'lit';
import { fields } from '../../styles/fields.styles.js';

// `.chips`, `.unknown`: the room of a count that is still on its way.
// `.views`: its room is taken before it has loaded, so that nothing moves.
// `.filters`: as high as the bar of the selection, which takes its place.
const own = css`
  :host {
    container: towerp-thread-list / inline-size;
    display: flex;
    flex-direction: column;
    max-height: var(--towerp-list-height, 720px);
    background: var(--_surface);
    --_line-height: max(calc(var(--_font-size) * 5.2), 72px);
  }
  .layout,
  .main,
  .grid {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-height: 0;
    min-width: 0;
  }
  .main {
    container: towerp-thread-list-main / inline-size;
  }
  .views {
    flex: none;
    min-height: 43px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-sunk);
  }
  .head,
  .filters {
    flex: none;
  }
  .head {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
  }
  .title {
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  .search {
    position: relative;
    flex: 0 1 250px;
  }
  .search > .icon {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: 10px;
    translate: 0 -50%;
    color: var(--_text-muted);
    pointer-events: none;
  }
  .search > .input {
    padding-inline-start: 34px;
  }
  .search > kbd {
    display: none;
    position: absolute;
    inset-block-start: 50%;
    inset-inline-end: 8px;
    translate: 0 -50%;
    pointer-events: none;
  }
  .search > .input:is(:focus, :not(:placeholder-shown)) + kbd {
    display: none;
  }
  .switch {
    display: flex;
  }
  .switch > .button {
    border-radius: 0;
    min-height: var(--_control);
  }
  .switch > :first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .switch > :last-child {
    margin-inline-start: -1px;
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .switch > [aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .switch > [aria-pressed='true'] > .icon {
    color: inherit;
  }
  .filters {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 16px 8px;
  }
  .filters:has(> towerp-selection-bar) {
    padding: 0;
  }
  .chips {
    display: flex;
    flex: 1 1 auto;
    gap: 6px;
    min-width: 0;
    overflow-x: auto;
    padding: 3px;
    margin: -3px;
    scrollbar-width: none;
  }
  .chip {
    flex: none;
  }
  .unknown {
    visibility: hidden;
  }
  .tools {
    display: flex;
    flex: none;
    gap: 6px;
  }
  towerp-order-menu:not(:defined) {
    width: 96px;
  }
  towerp-key-foot {
    display: none;
    flex: none;
    min-height: 41px;
  }
  .columns {
    display: none;
  }
  .scroller {
    flex: 1 1 auto;
    min-height: 0;
    overflow-y: auto;
    overflow-anchor: none;
    border-block-start: 1px solid var(--_line);
    scrollbar-gutter: stable;
  }
  .canvas {
    position: relative;
    contain: layout;
  }
  .row {
    display: grid;
    grid-template-columns: var(--_pick, 0) 8px minmax(0, 1fr) auto auto;
    grid-template-areas: 'pick dot what what at' 'pick . counterparty counterparty counterparty' 'pick . facts facts who';
    grid-template-rows: auto auto 22px;
    align-content: center;
    align-items: center;
    gap: 3px 8px;
    position: absolute;
    inset-inline: 0;
    height: var(--_line-height);
    padding-inline: 2px 16px;
    border-block-end: 1px solid var(--_line);
    cursor: pointer;
    contain: strict;
  }
  .row:hover {
    background: var(--_hover);
    --_ring: var(--_hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row::before {
    content: '';
    grid-area: dot;
    width: 8px;
    height: 8px;
    border-radius: 50%;
  }
  .row.unread::before {
    background: var(--_accent);
  }
  .row.current::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    width: 3px;
    background: transparent;
  }
  .grid:focus-within .row.current::after {
    background: var(--_accent);
  }
  .row[aria-selected='true'] {
    background: var(--_accent-soft);
    --_ring: var(--_accent-soft);
  }
  .pick {
    display: grid;
    overflow: hidden;
    place-items: center;
    grid-area: pick;
    align-self: stretch;
  }
  .pick > .check {
    width: 16px;
    height: 16px;
  }
  .what {
    grid-area: what;
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-width: 0;
  }
  .topic {
    flex: 0 1 auto;
    font-weight: var(--_weight-medium);
  }
  .excerpt {
    display: none;
    flex: 1 1 0;
    min-width: 0;
  }
  .unread .topic {
    font-weight: var(--_weight-strong);
  }
  .closed .topic {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .facts {
    grid-area: facts;
    display: flex;
    min-width: 0;
  }
  .counterparty {
    grid-area: counterparty;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .who {
    grid-area: who;
    justify-self: end;
  }
  .at {
    grid-area: at;
    justify-self: end;
    white-space: nowrap;
  }
  .group::before {
    display: none;
  }
  .group,
  .group:hover {
    display: flex;
    align-items: flex-end;
    padding-block-end: 6px;
    background: var(--_surface-sunk);
    cursor: default;
  }
  .bones {
    display: grid;
    gap: 8px;
    align-content: center;
    height: var(--_line-height);
    padding: 0 26px;
    border-block-end: 1px solid var(--_line);
  }
  .bones > :first-child {
    width: 62%;
  }
  .bones > :nth-child(2) {
    width: 44%;
    height: 8px;
  }
  .bones > :last-child {
    width: 108px;
  }
  .main > .condition {
    flex: 1 1 auto;
  }
  .skeleton {
    overflow: hidden;
    border-block-start: 1px solid var(--_line);
  }
  :host(:state(selected)) {
    --_pick: 32px;
  }
  @container towerp-thread-list-main (max-width: 959.9px) {
    .filters:not(:has(> towerp-selection-bar)) {
      flex-wrap: wrap;
    }
    .chips {
      flex-basis: 100%;
    }
  }
  @container towerp-thread-list-main (max-width: 759.9px) {
    .search {
      flex: 1 0 100%;
      order: 3;
    }
    :host([layout='board']) .chips {
      display: none;
    }
    .head {
      gap: 6px;
    }
    .word {
      display: none;
    }
    .head > .button > .icon,
    .switch > .button > .icon {
      margin: 0;
    }
    .head > .primary {
      width: var(--_control);
      padding: 0;
    }
  }
  @container towerp-thread-list-main (min-width: 760px) {
    .grid,
    .skeleton {
      --_line-height: max(calc(var(--_row) - 4px), calc(var(--_font-size) * 2.3));
    }
    .head,
    .filters,
    .row,
    .columns {
      padding-inline: 20px;
    }
    .search > kbd {
      display: block;
    }
    .grid {
      --_pick: 0;
      --_with: minmax(90px, 140px);
    }
    :host(:state(pickable)) .grid {
      --_pick: 24px;
    }
    .columns,
    .row:not(.group) {
      display: grid;
      grid-template-columns: var(--_pick) 8px 136px minmax(0, 1fr) var(--_with) 66px 64px;
      grid-template-areas: 'pick dot facts what counterparty who at';
      grid-template-rows: none;
      gap: 0 10px;
      align-items: center;
    }
    .columns {
      height: 30px;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface-sunk);
      color: var(--_text-muted);
      font-size: var(--_size-sm);
      font-weight: var(--_weight-medium);
      overflow: hidden;
      scrollbar-gutter: stable;
    }
    .row > .counterparty {
      color: inherit;
      font-size: inherit;
    }
    .closed > .counterparty {
      color: var(--_text-muted);
    }
    .who {
      justify-self: start;
    }
    .skeleton::before {
      content: '';
      display: block;
      height: 30px;
      border-block-end: 1px solid var(--_line);
      background: var(--_surface-sunk);
    }
    .bones:nth-child(3n) > :first-child {
      width: 38%;
    }
    .bones:nth-child(3n + 1) > :first-child {
      width: 50%;
    }
    .bones {
      grid-template-columns: 108px minmax(0, 1fr) 62px;
      gap: 24px;
      align-items: center;
      padding-inline: 60px 20px;
    }
    .bones > :last-child {
      order: -1;
    }
    towerp-key-foot {
      display: block;
    }
  }
  @container towerp-thread-list-main (min-width: 960px) {
    .excerpt {
      display: block;
    }
    .grid {
      --_with: minmax(110px, 180px);
    }
  }
  @container towerp-thread-list (min-width: 1120px) {
    :host(:not([layout='board'])) .layout {
      flex-direction: row;
    }
    :host(:not([layout='board'])) .views {
      width: 216px;
      border-block-end: 0;
      border-inline-end: 1px solid var(--_line);
    }
  }
  @media (forced-colors: active) {
    .row.unread::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .grid:focus-within .row.current::after {
      background: Highlight;
      forced-color-adjust: none;
    }
    .switch > [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media print {
    :host {
      max-height: none;
    }
    .views,
    .search,
    .switch,
    .tools,
    towerp-key-foot,
    .button,
    .new-pill,
    .pick > * {
      display: none;
    }
    .scroller,
    .columns {
      overflow: visible;
      scrollbar-gutter: auto;
    }
    .row {
      contain: none;
      break-inside: avoid;
    }
  }
`;

export const threadListStyles = [fields, own];
