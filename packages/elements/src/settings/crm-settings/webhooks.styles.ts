import { css } from 'lit';

/** Webhooks: their form, their secret, what they were sent. */
export const webhookStyles = css`
  .webhooks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .webhook-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 12px 10px 16px;
  }
  .webhook-head > .grow {
    flex-basis: 160px;
  }
  .webhook-url {
    font-weight: var(--_weight-medium);
    overflow-wrap: anywhere;
  }
  .outcome,
  .stopped {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 16px;
  }
  .outcome:not(:empty) {
    padding-block-end: 10px;
  }
  .outcome.taken {
    color: var(--_status-confirmed);
  }
  .outcome.failed {
    color: var(--_overdue);
  }
  .stopped {
    padding-block-end: 10px;
  }
  .log {
    position: relative;
    border-block-start: 1px solid var(--_line);
  }
  .log > summary {
    width: auto;
    min-height: 36px;
    padding-inline: 16px;
  }
  .log > summary:focus-visible {
    outline-offset: -2px;
  }
  .log > .refresh {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 12px;
  }
  .log .none {
    padding: 4px 16px 14px;
  }
  .log .more {
    margin: 4px 8px 8px;
  }
  .delivery {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto 28px;
    align-items: center;
    gap: 2px 10px;
    min-height: 46px;
    padding: 6px 12px 6px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .delivery > [role='img'] {
    display: grid;
    color: var(--_text-muted);
  }
  .delivery-what,
  .delivery-answer {
    display: grid;
    min-width: 0;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .delivery-answer {
    justify-items: end;
    text-align: end;
  }
  .delivery:not(.failed) > .delivery-answer {
    color: var(--_text-muted);
  }
  .delivery.failed > :is([role='img'], .delivery-answer) {
    color: var(--_overdue);
  }
  .webhook-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 16px;
  }
  legend {
    padding: 0;
  }
  .types > p {
    margin-block: 2px 8px;
  }
  .type-groups {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: 10px 24px;
  }
  .type {
    gap: 6px;
    min-height: 26px;
    margin-inline-end: 10px;
    cursor: pointer;
  }
  .secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 8px;
    padding: 14px 16px;
    border: 1px solid var(--_today);
    border-radius: var(--_radius-lg);
    background: var(--_today-bg);
  }
  .secret > .line {
    width: 100%;
  }
  .secret > .strong {
    color: var(--_today);
  }
  .secret-url {
    overflow-wrap: anywhere;
  }
  .secret-field {
    flex: 1 1 220px;
    width: auto;
    min-width: 0;
    font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
  }
  .ask {
    width: min(420px, calc(100% - 24px));
    padding: 20px;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
  }
  .ask > form {
    display: grid;
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .ask .line {
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-block-start: 8px;
  }
  .ask::backdrop {
    background: light-dark(#17201f40, #0009);
  }
  .button.danger {
    border-color: var(--_overdue);
    color: var(--_overdue);
  }
  .button.danger > .icon {
    color: inherit;
  }
  @container towerp-crm-settings (width < 560px) {
    .delivery {
      grid-template-columns: 16px minmax(0, 1fr) 28px;
    }
    .delivery > .delivery-answer {
      grid-row: 2;
      grid-column: 2;
      justify-items: start;
      text-align: start;
    }
    .delivery > .replay {
      grid-row: 1 / 3;
      grid-column: 3;
    }
  }
  @media (forced-colors: active) {
    .secret {
      border: 2px solid CanvasText;
    }
    .ask {
      border: 1px solid CanvasText;
    }
  }
`;
