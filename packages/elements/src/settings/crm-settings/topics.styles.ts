import { css } from 'lit';

/** The rows of topics and of kinds. */
export const topicStyles = css`
  .topics {
    overflow: visible;
  }
  .topic {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) 170px auto;
    align-items: center;
    gap: 0 8px;
    min-height: 44px;
    padding-inline: 6px 12px;
  }
  .topic.plain {
    grid-template-columns: minmax(0, 1fr) auto;
    padding-inline-start: 16px;
  }
  .topic.editing {
    grid-template-columns: 32px minmax(0, 1fr);
  }
  .topic.adding {
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: 12px;
  }
  .topic.adding > .handle {
    display: none;
  }
  .topic[draggable='true']:hover {
    background: var(--_hover);
  }
  .topics > .topic:first-child {
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
  }
  .topics > .topic:last-child {
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }
  .topic.dragged {
    position: relative;
    border-radius: var(--_radius);
    background: var(--_surface-pop);
    box-shadow:
      0 0 0 2px var(--_accent),
      var(--_shadow-pop);
  }
  .topic.before {
    box-shadow: inset 0 3px 0 var(--_accent);
  }
  .topic.after {
    box-shadow: inset 0 -3px 0 var(--_accent);
  }
  .handle {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: var(--_radius);
    color: var(--_text-muted);
    cursor: grab;
  }
  button.handle:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .topic-title {
    min-width: 0;
    padding-block: 8px;
    overflow-wrap: anywhere;
  }
  .topic-hours {
    white-space: nowrap;
  }
  [draggable='true'] > :is(.topic-title, .topic-hours) {
    cursor: text;
  }
  .topic-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 112px auto;
    align-items: center;
    gap: 6px 12px;
    padding-block: 6px;
  }
  .topic-form > .refusal {
    grid-column: 1 / -1;
  }
  .hours-field > .input {
    min-width: 0;
    text-align: end;
  }
  .hint {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    margin-block-start: 8px;
  }
  .archived {
    margin-block-start: 12px;
  }
  .archived > .box {
    margin-block-start: 8px;
  }
  .kind-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 300px 28px;
    align-items: center;
    gap: 6px 12px;
    min-height: 48px;
    padding: 6px 12px 6px 16px;
  }
  .kind-name {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .kind-label {
    margin-inline-end: 6px;
    font-weight: var(--_weight-medium);
  }
  .portal {
    display: flex;
    align-items: center;
    gap: 10px;
    width: fit-content;
    cursor: pointer;
  }
  .kind-form {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    align-items: end;
    gap: 8px 12px;
  }
  .kind-row > .refusal {
    grid-column: 1 / -1;
  }
  @container towerp-crm-settings (width < 560px) {
    .topic {
      grid-template-columns: 32px minmax(0, 1fr) auto;
      grid-auto-rows: auto;
      padding-block: 4px;
    }
    .topic > .topic-title {
      padding-block: 2px 0;
    }
    .topic > .topic-hours {
      grid-column: 2;
      grid-row: 2;
    }
    .topic > :is(.handle, .row-actions) {
      grid-row: 1 / 3;
    }
    .topic.plain {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: 6px;
    }
    .topic.plain > .topic-hours {
      grid-column: 1;
    }
    .topic.editing > .handle {
      grid-row: 1;
    }
    .topic-form {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .topic-form > [name='title'] {
      grid-column: 1 / -1;
    }
    .kind-row {
      grid-template-columns: minmax(0, 1fr) 28px;
    }
    .kind-row > .portal {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .kind-form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .topic.dragged,
    .topic:is(.before, .after) {
      outline: 2px solid Highlight;
    }
  }
`;
