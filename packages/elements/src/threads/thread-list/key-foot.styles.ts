import { css } from 'lit';

/** The line of keys at the foot, where there is room for it. */
export const keyFoot = css`
  .keys {
    display: none;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 18px;
    padding: 8px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .keys kbd + kbd {
    margin-inline-start: 3px;
  }
  .all-keys {
    min-height: 24px;
  }
  .all-keys:hover {
    color: var(--_text);
  }
`;
