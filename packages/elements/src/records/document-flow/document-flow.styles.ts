import { css } from 'lit';

// A step turns over with the writing direction, and so do the lines.
export const documentFlowStyles = css`
  :host {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    overflow: clip;
  }
  .head,
  .documents,
  .flow-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    padding: 12px 16px;
  }
  .documents {
    padding-block: 0 12px;
  }
  .title {
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  .switch {
    display: inline-flex;
    gap: 2px;
  }
  .switch > .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    min-height: 42px;
    padding: 6px 16px;
    border-block: 1px solid var(--_line);
    background: var(--_accent-soft);
    font-size: var(--_size-sm);
  }
  .path.resting {
    background: none;
  }
  .path > .strong {
    color: var(--_accent-ink);
  }
  .path > .grow {
    flex-basis: 24ch;
  }
  .scroll {
    overflow-x: auto;
  }
  .chart {
    position: relative;
    margin-inline: auto;
  }
  .lane {
    position: absolute;
    height: 100%;
    width: 174px;
    padding: 8px 10px;
    border-inline-start: 1px solid var(--_line);
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    line-height: 1.3;
  }
  .lane:nth-child(odd) {
    background: var(--_surface-sunk);
  }
  .brief > .lane {
    width: 144px;
  }
  .lines {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .chart:dir(rtl) > .lines {
    scale: -1 1;
  }
  .line-path {
    fill: none;
    stroke: var(--_line-strong);
    stroke-width: 1.5;
  }
  .line-path.soft {
    stroke-dasharray: 4 3;
  }
  .tip {
    fill: var(--_line-strong);
  }
  .line-path.lit {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .tip.lit {
    fill: var(--_accent);
  }
  .flag {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 3px;
    color: var(--_accent-ink);
    font-size: var(--_size-xs);
    font-weight: var(--_weight-strong);
  }
  .flag > .icon {
    width: 13px;
    height: 13px;
  }
  .step {
    display: block;
    padding: 7px 9px;
    border: 1px solid var(--_edge-line);
    border-inline-start: 3px solid var(--_k);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-sm);
    line-height: 1.42;
    text-align: start;
  }
  .step:hover {
    background: var(--_hover);
  }
  .chart > .step {
    position: absolute;
    width: 148px;
    height: 72px;
    overflow: hidden;
  }
  .brief > .step {
    width: 122px;
    height: 46px;
    padding: 4px 5px;
  }
  .brief > .document > .second,
  .brief > .missing > .third {
    display: none;
  }
  .first {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .first > .icon {
    width: 14px;
    height: 14px;
  }
  .brief > .step > .first {
    gap: 4px;
  }
  .long {
    font-size: var(--_size-xs);
  }
  .name {
    flex: 1 1 auto;
    min-width: 0;
    font-weight: var(--_weight-strong);
  }
  .second,
  .third {
    display: block;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .third {
    color: var(--_text);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
  }
  .step.missing {
    border: 1px dashed var(--_line-strong);
    background: transparent;
    color: var(--_text-muted);
    cursor: default;
  }
  .missing > .third {
    color: inherit;
  }
  .missing .name {
    font-weight: var(--_weight-medium);
  }
  .brief > .missing .name {
    font-size: var(--_size-xs);
    line-height: 1.2;
  }
  .brief > .missing > .second {
    font-size: var(--_size-xs);
    line-height: 1.2;
  }
  .step.stack {
    box-shadow:
      3px 3px 0 -1px var(--_surface),
      3px 3px 0 0 var(--_edge-line);
  }
  .stack > .second {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .brief > .stack > .second {
    -webkit-line-clamp: 1;
    font-size: var(--_size-xs);
  }
  .step.lit {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .step.here {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .here > .second,
  .here > .third,
  .here .shape {
    color: inherit;
  }
  .here .shape {
    --_c: currentColor;
    --_surface: var(--_accent);
  }
  .step:focus-visible {
    outline-offset: 2px;
  }
  .list {
    padding: 4px 16px 12px;
  }
  .list-lane {
    margin-block: 10px 4px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .list ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  :is(.list, table) .step {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    width: 100%;
    min-height: 36px;
  }
  .list .first {
    flex: 1 1 14ch;
  }
  .list .second {
    flex: 0 1 auto;
    min-width: 0;
    white-space: normal;
  }
  .list .name {
    flex: 0 1 auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_size-sm);
  }
  th,
  td {
    padding: 4px 12px;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
  }
  thead th {
    background: var(--_surface-sunk);
    color: var(--_text-muted);
  }
  .figure {
    text-align: end;
    white-space: nowrap;
  }
  table .step {
    min-height: 30px;
    padding-block: 3px;
    white-space: nowrap;
  }
  table .step > :not(.first),
  table .first > .shape {
    display: none;
  }
  .flow-foot {
    gap: 6px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .flow-foot > .line {
    gap: 6px;
  }
  @media (forced-colors: active) {
    .line-path {
      stroke: CanvasText;
    }
    .tip {
      fill: CanvasText;
    }
    .line-path.lit,
    .step.lit {
      stroke: Highlight;
      border-color: Highlight;
    }
    .step.here {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .button,
    .path {
      display: none;
    }
    .scroll {
      overflow: visible;
    }
  }
`;
