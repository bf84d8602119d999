import { css } from 'lit';

// `.hue-0`: ten quiet hues; a person keeps theirs, chosen from the id.
/** Status pills and chips, marks of kinds, due dates, people, chips of records. */
export const marks = css`
  .hue-0 {
    --_hue: 205;
  }
  .hue-1 {
    --_hue: 255;
  }
  .hue-2 {
    --_hue: 150;
  }
  .hue-3 {
    --_hue: 75;
  }
  .hue-4 {
    --_hue: 25;
  }
  .hue-5 {
    --_hue: 340;
  }
  .hue-6 {
    --_hue: 300;
  }
  .hue-7 {
    --_hue: 120;
  }
  .hue-8 {
    --_hue: 40;
  }
  .hue-9 {
    --_hue: 180;
  }
  .new {
    --_c: var(--_status-new);
    --_cb: var(--_status-new-bg);
  }
  .in_progress {
    --_c: var(--_status-in-progress);
    --_cb: var(--_status-in-progress-bg);
  }
  .awaiting_decision {
    --_c: var(--_status-awaiting-decision);
    --_cb: var(--_status-awaiting-decision-bg);
  }
  .confirmed {
    --_c: var(--_status-confirmed);
    --_cb: var(--_status-confirmed-bg);
  }
  .completed {
    --_c: var(--_status-completed);
    --_cb: var(--_status-completed-bg);
  }
  .cancelled {
    --_c: var(--_status-cancelled);
    --_cb: var(--_status-cancelled-bg);
  }
  .shape {
    width: 14px;
    height: 14px;
    flex: none;
    fill: none;
    stroke: var(--_c);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .shape .full {
    fill: var(--_c);
    stroke: none;
  }
  .shape .knocked {
    stroke: var(--_surface);
    stroke-width: 1.6;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 22px;
    padding-block: 0;
    padding-inline: 5px 8px;
    border-radius: 11px;
    background: var(--_cb);
    color: var(--_c);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
  }
  .pill.cancelled > span {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding-inline: 7px 9px;
    border: 1px solid var(--_edge-line);
    border-radius: 14px;
    background: var(--_surface);
    font-size: var(--_size-sm);
    white-space: nowrap;
  }
  .chip:hover {
    background: var(--_hover);
  }
  .chip > .count {
    font-weight: var(--_weight-medium);
  }
  .chip > .icon {
    width: 14px;
    height: 14px;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_c, var(--_accent));
    background: var(--_cb, var(--_accent-soft));
    color: var(--_c, var(--_accent-ink));
    font-weight: var(--_weight-medium);
  }
  .chip[aria-pressed='true'] > .count {
    color: inherit;
  }
  .chip.zero:not([aria-pressed='true']) {
    border-style: dashed;
    color: var(--_text-muted);
  }
  .kind {
    display: inline-grid;
    place-items: center;
    min-width: 22px;
    height: 16px;
    padding: 0 3px;
    flex: none;
    border-radius: 3px;
    background: var(--_kb);
    color: var(--_k);
    font: 600 calc(var(--_font-size) * 0.7143) / 16px var(--_font);
    letter-spacing: 0.02em;
  }
  .trade {
    --_k: var(--_kind-trade);
    --_kb: var(--_kind-trade-bg);
  }
  .make {
    --_k: var(--_kind-make);
    --_kb: var(--_kind-make-bg);
  }
  .move {
    --_k: var(--_kind-move);
    --_kb: var(--_kind-move-bg);
  }
  .money {
    --_k: var(--_kind-money);
    --_kb: var(--_kind-money-bg);
  }
  .crm {
    --_k: var(--_text-muted);
    --_kb: var(--_hover);
  }
  .due {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    white-space: nowrap;
  }
  .due > .icon {
    width: 14px;
    height: 14px;
  }
  .due.overdue,
  .due.today {
    min-height: 22px;
    padding-inline: 5px 7px;
    border-radius: var(--_radius-sm);
    background: var(--_overdue-bg);
    color: var(--_overdue);
    font-weight: var(--_weight-medium);
  }
  .due.today {
    background: var(--_today-bg);
    color: var(--_today);
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    flex: none;
    border-radius: 50%;
    background: light-dark(oklch(0.915 0.035 var(--_hue)), oklch(0.35 0.05 var(--_hue)));
    color: light-dark(oklch(0.38 0.075 var(--_hue)), oklch(0.91 0.045 var(--_hue)));
    font: 600 calc(var(--_font-size) * 0.7143) / 1 var(--_font);
  }
  .avatar.large {
    width: 32px;
    height: 32px;
    font-size: var(--_size-sm);
  }
  .avatar.tiny {
    width: 20px;
    height: 20px;
    font-size: calc(var(--_font-size) * 0.643);
  }
  .avatar.outside {
    border-radius: var(--_radius-sm);
    background: var(--_shared-bg);
    box-shadow: inset 0 0 0 1px var(--_shared-line);
    color: var(--_shared);
  }
  .avatar.sign {
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
    color: var(--_text-muted);
  }
  .people {
    display: inline-flex;
    flex: none;
  }
  .people > .avatar {
    box-shadow: 0 0 0 1.5px var(--_ring, var(--_surface));
  }
  .people > .avatar + .avatar {
    margin-inline-start: -2px;
  }
  .people > .avatar.outside {
    box-shadow:
      inset 0 0 0 1px var(--_shared-line),
      0 0 0 1.5px var(--_ring, var(--_surface));
  }
  .people > .more {
    background: var(--_hover);
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .pill,
    .chip,
    .kind,
    .due.overdue,
    .due.today,
    .avatar {
      border: 1px solid CanvasText;
    }
    .shape {
      stroke: CanvasText;
    }
    .shape .full {
      fill: CanvasText;
    }
    .shape .knocked {
      stroke: Canvas;
    }
  }
`;
