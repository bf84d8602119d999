import { css } from 'lit';

export const communicationCardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .card {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    gap: 0 12px;
  }
  .card > .avatar.sign {
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  .card > .bar,
  .editing {
    grid-column: 1 / -1;
  }
  .card > .bar {
    margin-block-end: 8px;
    border-radius: var(--_radius);
  }
  .editing {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .more:first-child {
    margin-inline-start: auto;
  }
  @container (max-width: 420px) {
    .card {
      grid-template-columns: minmax(0, 1fr);
    }
    .card > .avatar {
      display: none;
    }
  }
  @media print {
    .more {
      display: none;
    }
  }
`;
