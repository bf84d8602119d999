import { css } from 'lit';

export const fileListStyles = css`
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  li {
    min-width: 0;
  }
  .file {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 8px;
    align-items: center;
    max-width: 260px;
    min-height: 44px;
    padding: 1px 10px 1px 1px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: var(--_size-sm);
    line-height: 1.35;
  }
  .file:hover {
    border-color: var(--_line-strong);
  }
  .sign {
    display: grid;
    grid-row: 1 / 3;
    place-items: center;
    width: 40px;
    height: 40px;
    overflow: hidden;
    border-radius: var(--_radius-sm);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
  }
  .sign > img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .name {
    align-self: end;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--_weight-medium);
  }
  .file:hover .name {
    text-decoration: underline;
  }
  .size {
    align-self: start;
    color: var(--_text-muted);
  }
  @media print {
    .file {
      max-width: none;
    }
  }
`;
