import { css } from 'lit';

export const communicationFormStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form {
    position: relative;
  }
  .files {
    margin-block-start: -6px;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
  }
  .new-contact {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
    gap: 8px 12px;
    padding: 10px 12px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface-sunk);
  }
  .new-contact > legend {
    padding: 0;
    float: inline-start;
    grid-column: 1 / -1;
    font-weight: var(--_weight-medium);
  }
  .actions {
    flex-wrap: wrap;
  }
  @container (max-width: 420px) {
    .actions > .button {
      flex: 1 1 auto;
    }
  }
`;
