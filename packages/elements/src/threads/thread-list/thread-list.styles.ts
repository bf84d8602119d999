import { css } from 'lit';
import { fields } from '../../styles/fields.styles.js';

const own = css`
  :host {
    container: towerp-thread-list / inline-size;
    background: var(--_surface);
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
    flex: 0 1 240px;
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
    position: absolute;
    inset-block-start: 50%;
    inset-inline-end: 8px;
    translate: 0 -50%;
  }
  .chips {
    padding: 0 16px 12px;
  }
  .columns {
    display: none;
  }
  .rows {
    border-block-start: 1px solid var(--_line);
  }
  .row {
    content-visibility: auto;
    contain-intrinsic-size: auto 88px;
  }
  .foot {
    display: flex;
    justify-content: center;
    padding: 10px;
  }
  .keys {
    display: none;
    flex-wrap: wrap;
    gap: 6px 18px;
    padding: 10px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .keys kbd + kbd {
    margin-inline-start: 3px;
  }
  @container towerp-thread-list (min-width: 760px) {
    .head,
    .chips {
      padding-inline: 20px;
    }
    .columns,
    .row {
      display: grid;
      grid-template-columns: 8px 142px minmax(0, max-content) max-content minmax(0, 1fr) 170px 66px 60px;
      grid-template-areas: 'dot facts topic badge excerpt counterparty who at';
      gap: 0 10px;
      align-items: center;
      height: 36px;
      padding: 0 20px;
      contain-intrinsic-size: auto 36px;
    }
    .columns {
      height: 30px;
      border-block: 1px solid var(--_line);
      background: var(--_surface-sunk);
      color: var(--_text-muted);
      font-size: var(--_size-sm);
      font-weight: var(--_weight-medium);
    }
    .columns > :first-child {
      grid-area: facts;
    }
    .columns > .about {
      grid-area: topic;
    }
    .columns > .with {
      grid-area: counterparty;
    }
    .columns > .people-column {
      grid-area: who;
    }
    .columns > .at-column {
      grid-area: at;
      text-align: end;
    }
    .rows {
      border-block-start: 0;
    }
    .facts {
      margin: 0;
      flex-wrap: nowrap;
    }
    .counterparty {
      display: block;
    }
    .row > .badge {
      grid-area: badge;
    }
    .unread > .topic {
      padding: 0;
    }
    .keys {
      display: flex;
    }
    .bones {
      grid-template-columns: 62px minmax(0, 1fr) 108px;
      height: 36px;
    }
  }
  @container towerp-thread-list (max-width: 420px) {
    .search {
      flex: 1 0 100%;
      order: 3;
    }
  }
  @media print {
    .search,
    .keys,
    .foot,
    .button {
      display: none;
    }
  }
`;

export const threadListStyles = [fields, own];
