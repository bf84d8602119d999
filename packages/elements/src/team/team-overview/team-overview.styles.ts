import { css } from 'lit';

// `.on-paper`: what the controls say on a screen.
/** The overview of the team: cards first, then a table that becomes cards where it is narrow. */
export const teamOverviewStyles = css`
  .idle {
    padding: 8px 16px;
  }
  :host {
    container: towerp-team-overview / inline-size;
  }
  .head,
  .tools {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 8px;
  }
  .head {
    padding-block-end: 14px;
  }
  .title {
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  .tools .input {
    width: auto;
  }
  .switch {
    display: inline-flex;
  }
  .switch > .button {
    min-height: var(--_control);
    border-radius: 0;
  }
  .switch > .button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .switch > .button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    border-inline-start: 0;
  }
  .switch > .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .switch > .button:focus-visible {
    z-index: 1;
  }
  .on-paper {
    display: none;
  }
  .bones {
    display: grid;
    grid-template-columns: 2fr 3fr 60px;
    align-items: center;
    gap: 16px;
    height: 60px;
    padding-inline: 16px;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 16px;
    margin-block-end: 16px;
  }
  .card,
  .paper {
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .card {
    display: grid;
    align-content: start;
    gap: 10px;
    padding: 12px 16px 14px;
  }
  .signal {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
  }
  .card li {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    align-items: center;
    gap: 10px;
  }
  .card li + li {
    margin-block-start: 10px;
  }
  .card li > span:last-child {
    display: grid;
  }
  .card.quiet > .signal {
    color: var(--_text-muted);
  }
  .card.needs_help > .signal,
  .mark.needs_help,
  .card.in_difficulty > .signal,
  .mark.in_difficulty,
  .verdict.slower,
  td.late {
    color: var(--_overdue);
  }
  .card.faster > .signal,
  .mark.faster,
  .verdict.faster {
    color: var(--_status-confirmed);
  }
  .card.quiet.quiet > .signal {
    color: var(--_text-muted);
  }
  @container towerp-team-overview (max-width: 640px) {
    .cards {
      grid-template-columns: 1fr;
      gap: 10px;
    }
  }
  @container towerp-team-overview (max-width: 520px) {
    .tools,
    .tools > .input,
    .tools > .switch {
      flex: 1 1 100%;
    }
    .tools > label,
    .switch > .button {
      flex: 1 1 0;
    }
    .tools label > .input {
      width: 100%;
      min-width: 0;
    }
  }
  @media (forced-colors: active) {
    .card,
    .paper {
      border-color: CanvasText;
    }
    .switch > .button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media print {
    .tools {
      display: none;
    }
    .on-paper {
      display: inline;
    }
    .card {
      break-inside: avoid;
    }
  }
`;
