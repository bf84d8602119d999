import { css } from 'lit';

export const threadEditStyles = css`
  :host {
    display: block;
    margin-block: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .theirs {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius);
  }
  .version {
    display: grid;
    gap: 4px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_accent);
  }
`;
