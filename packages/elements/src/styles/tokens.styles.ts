import { css } from 'lit';

// A declaration on :host would beat what a page sets on an ancestor, so each token is read once into a private
// name with its default, and the sheets use the private names only.
// They stand in this order, without headings since those would be downloaded: colour roles; status, a text and a
// background each, whose shape is drawn in ui/shape.ts, never colour alone; due dates and messages; the lane that the
// client sees, used for nothing else; kinds of record, four families told apart by the two letters of the mark; type;
// space, radius, edges; height, where only what floats has a shadow; motion; density.
/** The tokens of the look; a page sets any `--towerp-*` on any ancestor. */
export const tokens = css`
  :host {
    color-scheme: var(--towerp-color-scheme, inherit);
    --_accent: var(--towerp-accent, light-dark(#0b6169, #5fc3c9));
    --_accent-hover: var(--towerp-accent-hover, color-mix(in oklab, var(--_accent) 82%, var(--_text)));
    --_accent-ink: var(--towerp-accent-ink, color-mix(in oklab, var(--_accent) 92%, var(--_text)));
    --_accent-soft: var(--towerp-accent-soft, color-mix(in oklab, var(--_accent) 12%, var(--_surface)));
    --_on-accent: var(--towerp-on-accent, light-dark(#ffffff, #05262a));
    --_canvas: var(--towerp-canvas, light-dark(#f4f5f4, #0f1413));
    --_surface: var(--towerp-surface, light-dark(#ffffff, #171d1c));
    --_surface-sunk: var(--towerp-surface-sunk, light-dark(#f7f8f7, #131918));
    --_surface-pop: var(--towerp-surface-pop, light-dark(#ffffff, #202827));
    --_hover: var(--towerp-hover, light-dark(#eff2f1, #222a29));
    --_text: var(--towerp-text, light-dark(#17201f, #e7ecea));
    --_text-muted: var(--towerp-text-muted, light-dark(#55615f, #a1aeab));
    --_line: var(--towerp-line, light-dark(#e1e5e3, #2b3433));
    --_line-strong: var(--towerp-line-strong, light-dark(#82908d, #6d7b78));
    --_focus: var(--towerp-focus, color-mix(in oklab, var(--_accent) 94%, var(--_text)));
    --_status-new: var(--towerp-status-new, light-dark(#5a3fa6, #c3b1f7));
    --_status-new-bg: var(--towerp-status-new-bg, light-dark(#efebfb, #2c2545));
    --_status-in-progress: var(--towerp-status-in-progress, light-dark(#1a58a6, #9cc4f5));
    --_status-in-progress-bg: var(--towerp-status-in-progress-bg, light-dark(#e6f0fb, #1a2e47));
    --_status-awaiting-decision: var(--towerp-status-awaiting-decision, light-dark(#854b00, #f0bf6c));
    --_status-awaiting-decision-bg: var(--towerp-status-awaiting-decision-bg, light-dark(#fcefd6, #3a2c12));
    --_status-cancelled: var(--towerp-status-cancelled, light-dark(#5e6260, #a5aba8));
    --_status-cancelled-bg: var(--towerp-status-cancelled-bg, light-dark(#eeefee, #272c2b));
    --_status-confirmed: var(--towerp-status-confirmed, light-dark(#1c6a38, #8dd3a1));
    --_status-confirmed-bg: var(--towerp-status-confirmed-bg, light-dark(#e2f3e6, #18331f));
    --_status-completed: var(--towerp-status-completed, light-dark(#37474f, #b9c7ce));
    --_status-completed-bg: var(--towerp-status-completed-bg, light-dark(#e6ebee, #263137));
    --_overdue: var(--towerp-overdue, light-dark(#b3261e, #ff9d94));
    --_overdue-bg: var(--towerp-overdue-bg, light-dark(#fcebe9, #421c19));
    --_today: var(--towerp-today, light-dark(#854b00, #f0bf6c));
    --_today-bg: var(--towerp-today-bg, light-dark(#fcefd6, #3a2c12));
    --_shared: var(--towerp-shared, light-dark(#97266b, #f2a3d0));
    --_shared-bg: var(--towerp-shared-bg, light-dark(#fdf1f8, #2e1a27));
    --_shared-line: var(--towerp-shared-line, light-dark(#c25b9a, #9b5580));
    --_kind-trade: var(--towerp-kind-trade, light-dark(#2c4f96, #a9c3f5));
    --_kind-trade-bg: var(--towerp-kind-trade-bg, light-dark(#e4ebf8, #1f2c47));
    --_kind-make: var(--towerp-kind-make, light-dark(#7a4a14, #e5b983));
    --_kind-make-bg: var(--towerp-kind-make-bg, light-dark(#f6ebdd, #382817));
    --_kind-move: var(--towerp-kind-move, light-dark(#0f6057, #83d2c5));
    --_kind-move-bg: var(--towerp-kind-move-bg, light-dark(#def1ee, #14332f));
    --_kind-money: var(--towerp-kind-money, light-dark(#3f6112, #bcd98b));
    --_kind-money-bg: var(--towerp-kind-money-bg, light-dark(#eaf2da, #27331a));
    --_font: var(
      --towerp-font,
      'Segoe UI Variable Text',
      'Segoe UI',
      system-ui,
      -apple-system,
      'Noto Sans',
      'Helvetica Neue',
      Arial,
      sans-serif
    );
    --_font-size: var(--towerp-font-size, 14px);
    --_size-xs: var(--towerp-size-xs, calc(var(--_font-size) * 0.7857));
    --_size-sm: var(--towerp-size-sm, calc(var(--_font-size) * 0.8571));
    --_size-md: var(--towerp-size-md, var(--_font-size));
    --_size-lg: var(--towerp-size-lg, calc(var(--_font-size) * 1.1429));
    --_size-xl: var(--towerp-size-xl, calc(var(--_font-size) * 1.4286));
    --_weight-medium: var(--towerp-weight-medium, 500);
    --_weight-strong: var(--towerp-weight-strong, 600);
    --_space: var(--towerp-space, 4px);
    --_radius: var(--towerp-radius, 6px);
    --_radius-sm: var(--towerp-radius-sm, calc(var(--_radius) * 0.6));
    --_radius-lg: var(--towerp-radius-lg, calc(var(--_radius) * 1.5));
    --_shadow-pop: var(
      --towerp-shadow-pop,
      0 0 0 1px light-dark(#17201f14, #ffffff14),
      0 2px 4px light-dark(#17201f0f, #0006),
      0 10px 28px light-dark(#17201f24, #000a)
    );
    --_shadow-bar: var(--towerp-shadow-bar, 0 -6px 14px -10px light-dark(#17201f33, #000c));
    --_motion-fast: var(--towerp-motion-fast, 90ms);
    --_motion: var(--towerp-motion, 160ms);
    --_ease: var(--towerp-ease, cubic-bezier(0.2, 0, 0, 1));
    --_row: var(--towerp-row, calc(var(--_space) * 10));
    --_control: var(--towerp-control, calc(var(--_space) * 8));
    --_gap: var(--towerp-gap, calc(var(--_space) * 4));

    --_edge-line: color-mix(in oklab, var(--_line-strong) 45%, var(--_line));
  }
  :host([density='compact']) {
    --_row: calc(var(--_space) * 8);
    --_control: calc(var(--_space) * 7);
    --_gap: calc(var(--_space) * 3);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion-fast: 0ms;
      --_motion: 0ms;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_text-muted: light-dark(#2c3533, #d7dfdc);
      --_line: light-dark(#82908d, #6d7b78);
      --_line-strong: light-dark(#17201f, #e7ecea);
    }
  }
`;
