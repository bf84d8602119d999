import { css } from 'lit';

// `.unknown`: the room of a count that is still on its way.
// `.topic::after`: the whole row opens the thread, and the focus ring goes around the row.
/** Rows of threads: three lines, or columns where the container is wide enough and asks for them. */
export const threadRowStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 5px;
  }
  .unknown {
    visibility: hidden;
  }
  .row {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr) auto auto;
    grid-template-areas: 'dot topic topic topic' '. excerpt excerpt excerpt' '. facts who at';
    gap: 3px 8px;
    align-items: center;
    position: relative;
    padding-block: 11px;
    padding-inline: 12px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .row:hover {
    background: var(--_hover);
    --_ring: var(--_hover);
  }
  .dot {
    grid-area: dot;
    width: 8px;
    height: 8px;
    border-radius: 50%;
  }
  .unread > .dot {
    background: var(--_accent);
  }
  .topic {
    grid-area: topic;
    min-height: 24px;
    margin-block: -2px;
    font-weight: var(--_weight-medium);
    text-align: start;
  }
  .topic::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .topic:focus-visible {
    outline: none;
  }
  .topic:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .unread > .topic {
    font-weight: var(--_weight-strong);
  }
  .closed > .topic {
    font-weight: 400;
    color: var(--_text-muted);
  }
  .row > .badge {
    grid-area: topic;
    justify-self: end;
  }
  .unread > .topic {
    padding-inline-end: 28px;
  }
  .excerpt {
    grid-area: excerpt;
  }
  .counterparty {
    display: none;
    grid-area: counterparty;
  }
  .facts {
    grid-area: facts;
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 8px;
    min-width: 0;
    margin-block-start: 2px;
  }
  .who {
    grid-area: who;
  }
  .at {
    grid-area: at;
    text-align: end;
    white-space: nowrap;
  }
  .bones {
    display: grid;
    gap: 8px;
    align-content: center;
    height: 90px;
    padding: 0 32px;
    border-block-end: 1px solid var(--_line);
  }
  .bones > :first-child {
    width: 62%;
  }
  .bones > :nth-child(2) {
    width: 44%;
    height: 8px;
  }
  .bones > :last-child {
    width: 108px;
  }
  @media (forced-colors: active) {
    .unread > .dot {
      background: CanvasText;
    }
  }
`;
