import { css } from 'lit';

export const commentHistoryStyles = css`
  :host {
    display: block;
    margin-block: 6px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
    color: var(--_text-muted);
  }
  ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
