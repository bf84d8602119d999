import { css } from 'lit';

export const commentEditStyles = css`
  :host {
    display: block;
  }
  form {
    gap: 8px;
    padding: 4px 0;
  }
`;
