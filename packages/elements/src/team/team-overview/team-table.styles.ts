import { css } from 'lit';

/** The table of the team, its charts, and the same as cards where it is narrow. */
export const teamTableStyles = css`
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: var(--_size-sm);
    font-weight: 400;
  }
  .mark > .icon {
    width: 14px;
    height: 14px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 10px 12px;
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
  }
  th:first-child {
    padding-inline-start: 16px;
  }
  td:last-child {
    padding-inline-end: 16px;
  }
  thead th {
    padding-block: 8px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
  }
  thead {
    background: var(--_surface-sunk);
  }
  tbody tr {
    border-block-start: 1px solid var(--_line);
  }
  tbody tr:hover {
    background: var(--_hover);
  }
  td > .label {
    display: none;
  }
  .figure {
    text-align: end;
  }
  .who {
    display: grid;
    justify-items: start;
  }
  .name {
    min-height: 24px;
  }
  .name:hover {
    color: var(--_accent-ink);
    text-decoration: underline;
  }
  .charts {
    table-layout: fixed;
  }
  .charts th:nth-child(1) {
    width: 22%;
  }
  .charts th:nth-child(2),
  .charts th:nth-child(7) {
    width: 18%;
  }
  .charts th:nth-child(6) {
    width: 17%;
  }
  .stack {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .bar-chart {
    flex: 1 1 0;
    width: 0;
    min-width: 0;
    height: 12px;
    overflow: hidden;
    border-radius: 3px;
  }
  .sum {
    min-width: 3ch;
    flex: none;
    text-align: end;
  }
  .part {
    fill: var(--_c);
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .pace {
    display: grid;
    gap: 1px;
  }
  .pace-chart {
    width: 100%;
    max-width: 180px;
    height: 14px;
    --_taken: var(--_text-muted);
  }
  .pace-chart.slower {
    --_taken: var(--_overdue);
  }
  .pace-chart.faster {
    --_taken: var(--_status-confirmed);
  }
  .track {
    fill: var(--_line);
  }
  .taken {
    fill: var(--_taken);
  }
  .tick {
    fill: var(--_text);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .legend > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .sample {
    width: 12px;
    height: 8px;
    border-radius: 2px;
    background: var(--_c);
  }
  .tick-sample {
    width: 2px;
    height: 12px;
    background: var(--_text);
  }
  .scroller {
    overflow-x: auto;
  }
  .figures th,
  .figures td {
    padding-inline: 8px;
    white-space: nowrap;
  }
  .figures thead th {
    white-space: normal;
  }
  .figures .group {
    padding-block-end: 0;
    font-weight: var(--_weight-strong);
  }
  .figures .first {
    border-inline-start: 1px solid var(--_line);
  }
  .figures .person {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--_surface);
  }
  .figures .mark {
    white-space: normal;
  }
  @container towerp-team-overview (max-width: 900px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 10px 16px;
      padding: 14px 16px;
    }
    tbody tr:first-child {
      border-block-start: 0;
    }
    tbody th.person,
    tbody td.chart,
    tbody td.median {
      grid-column: 1 / -1;
    }
    tbody[role] tr[role] > :is(th, td) {
      position: static;
      width: auto;
      padding: 0;
      border: 0;
      text-align: start;
      white-space: normal;
      background: none;
    }
    td > .label {
      display: block;
    }
    .sum {
      min-width: 6ch;
    }
    .pace-chart {
      max-width: none;
    }
    .scroller {
      overflow: visible;
    }
  }
  @container towerp-team-overview (max-width: 520px) {
    .figures tbody tr {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .bar-chart,
    .pace-chart,
    .sample,
    .tick-sample {
      forced-color-adjust: none;
    }
    .part {
      stroke: Canvas;
    }
    .track,
    .taken {
      fill: GrayText;
    }
    .tick {
      fill: CanvasText;
    }
  }
  @media print {
    tbody tr {
      break-inside: avoid;
    }
    .bar-chart,
    .pace-chart,
    .sample,
    .tick-sample {
      print-color-adjust: exact;
    }
    .scroller {
      overflow: visible;
    }
  }
`;
