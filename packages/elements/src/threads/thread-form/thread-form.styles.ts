import { css } from 'lit';

export const threadFormStyles = css`
  :host {
    background: var(--_surface);
  }
  .attached {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .attached > li {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  .remove {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: var(--_radius);
    color: var(--_text-muted);
  }
  .remove:hover {
    background: var(--_hover);
  }
  .remove .icon {
    width: 14px;
    height: 14px;
  }
  .switch.on {
    color: var(--_shared);
  }
  .switch .check {
    accent-color: var(--_shared);
  }
`;
