import { css } from 'lit';

export const taskCardStyles = css`
  :host {
    container: towerp-task-card / inline-size;
    background: var(--_surface);
  }
  .card {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    align-items: center;
    gap: 2px 10px;
    min-height: 48px;
    padding: 6px 12px;
  }
  .done {
    margin: 0;
  }
  .what {
    display: grid;
    justify-items: start;
    min-width: 0;
  }
  .topic {
    min-height: 24px;
    max-width: 100%;
    font-weight: var(--_weight-medium);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .closed .topic {
    color: var(--_text-muted);
    text-decoration: line-through;
  }
  .thread {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    max-width: 100%;
    min-height: 24px;
  }
  .cells {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2;
    align-items: center;
    gap: 2px 10px;
  }
  .cell {
    min-width: 0;
  }
  .value {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    min-height: 26px;
    border-radius: var(--_radius-sm);
  }
  button.pill {
    min-height: 24px;
  }
  .value:hover {
    background: var(--_hover);
  }
  .due-popup,
  .assignee-popup {
    width: min(320px, calc(100vw - 24px));
    padding: 12px;
  }
  .due-popup:popover-open,
  .assignee-popup:popover-open {
    display: grid;
    gap: 10px;
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line);
    background: var(--_accent-soft);
    font-size: var(--_size-sm);
  }
  .next-form {
    padding: 12px;
    border-block-start: 1px solid var(--_line);
  }
  @container towerp-task-card (min-width: 620px) {
    .card {
      grid-template-columns: 24px minmax(0, 1fr) 140px 164px 150px;
    }
    .cells {
      display: contents;
    }
  }
  @media print {
    .next,
    .next-form {
      display: none;
    }
  }
`;
