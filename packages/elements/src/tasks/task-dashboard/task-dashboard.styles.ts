import { css } from 'lit';

export const taskDashboardStyles = css`
  :host {
    container: towerp-task-dashboard / inline-size;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-end: 12px;
  }
  .title {
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  .switch {
    display: inline-flex;
    gap: 2px;
  }
  .switch > [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .box {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    overflow: clip;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .main,
  .buckets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    min-width: 0;
    align-content: start;
  }
  .bucket-title {
    display: flex;
    gap: 8px;
    align-items: baseline;
    margin: 0 4px 8px;
    font-weight: var(--_weight-strong);
  }
  .overdue > .bucket-title {
    color: var(--_overdue);
  }
  .bucket.today > .bucket-title {
    color: var(--_today);
  }
  .bucket li + li {
    border-block-start: 1px solid var(--_line);
  }
  .by-status {
    padding: 14px 16px;
    align-self: start;
  }
  .donut {
    display: block;
    width: 132px;
    margin: 0 auto 12px;
  }
  .arc {
    fill: none;
    stroke: var(--_c);
    stroke-width: 15;
  }
  .total {
    fill: var(--_text);
    font-size: 24px;
    font-weight: 600;
    text-anchor: middle;
  }
  .unit {
    fill: var(--_text-muted);
    font-size: 11px;
    text-anchor: middle;
  }
  .by-status table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_size-sm);
  }
  .by-status :is(th, td) {
    height: 28px;
    padding: 0;
    font-weight: 400;
    text-align: end;
  }
  .by-status th:first-child {
    text-align: start;
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-block-end: 12px;
    padding: 8px 14px;
    border-radius: var(--_radius-lg);
    background: var(--_accent-soft);
  }
  .giving {
    max-width: 640px;
    margin-block-end: 16px;
    padding: 16px;
    overflow: visible;
  }
  .status-board {
    /* What is hidden in it for the eyes alone stays inside what scrolls. */
    position: relative;
    display: flex;
    gap: 12px;
    overflow-x: auto;
  }
  .column {
    flex: 1 0 220px;
    min-width: 0;
    padding: 0 8px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface-sunk);
  }
  .column-head {
    display: flex;
    align-items: center;
    gap: 7px;
    margin-block-end: 8px;
    padding: 9px 2px;
    border-block-end: 2px solid var(--_c);
    color: var(--_c);
    font-weight: var(--_weight-strong);
  }
  .column ul {
    display: grid;
    gap: 8px;
  }
  .column li {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  li[draggable='true'],
  .day-task[draggable='true'] {
    cursor: grab;
  }
  .month-view {
    min-width: 0;
  }
  .month-line {
    flex-wrap: wrap;
    margin-block-end: 8px;
  }
  :host(:dir(rtl)) .month-line .icon {
    rotate: 180deg;
  }
  .month {
    min-width: 16ch;
    font-weight: var(--_weight-strong);
    text-align: center;
  }
  .month::first-letter {
    text-transform: uppercase;
  }
  .month-view table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    background: var(--_surface);
  }
  .month-view th {
    padding: 4px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: 400;
  }
  .month-view td {
    height: 92px;
    padding: 3px;
    border: 1px solid var(--_line);
    vertical-align: top;
  }
  .month-view td:focus-visible {
    outline-offset: -2px;
  }
  .month-view td.beside {
    background: var(--_surface-sunk);
    color: var(--_text-muted);
  }
  .month-view td.target {
    background: var(--_accent-soft);
  }
  .date {
    display: inline-grid;
    place-items: center;
    min-width: 24px;
    height: 22px;
    font-size: var(--_size-sm);
  }
  .month-view td.today > .date {
    border: 1px solid var(--_today);
    border-radius: var(--_radius-sm);
    color: var(--_today);
    font-weight: var(--_weight-strong);
  }
  .day-task {
    display: flex;
    align-items: center;
    gap: 4px;
    width: 100%;
    min-height: 24px;
    padding: 0 3px;
    border-radius: var(--_radius-sm);
    font-size: var(--_size-sm);
  }
  .day-task:hover {
    background: var(--_hover);
  }
  .opened {
    margin-block-start: 4px;
  }
  @container towerp-task-dashboard (min-width: 1000px) {
    .columns.list,
    .columns.calendar {
      grid-template-columns: minmax(0, 1fr) 280px;
    }
  }
  @container towerp-task-dashboard (max-width: 559px) {
    .hint {
      display: none;
    }
    .day-task > .cut {
      position: absolute;
      width: 1px;
      clip-path: inset(50%);
    }
    .month-view td {
      height: 64px;
    }
    .day-task {
      justify-content: center;
    }
  }
  @media (forced-colors: active) {
    .arc {
      stroke: CanvasText;
    }
    .switch > [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .button,
    .next,
    .giving {
      display: none;
    }
  }
`;
