import { css } from 'lit';

/** A rail beside the list; a line above it, that scrolls sideways, where there is no room. */
export const threadViewsStyles = css`
  :host {
    background: var(--_surface-sunk);
  }
  nav {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 6px 12px;
    overflow-x: auto;
  }
  ul {
    display: flex;
    gap: 2px;
  }
  .view {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 30px;
    padding: 0 10px;
    border-radius: var(--_radius);
    white-space: nowrap;
  }
  .view:hover {
    background: var(--_hover);
  }
  .view > .icon {
    color: var(--_text-muted);
  }
  .view[aria-current] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .view[aria-current] > .icon {
    color: inherit;
  }
  .view:focus-visible,
  .drop:focus-visible {
    outline-offset: -2px;
  }
  .quiet {
    color: var(--_text-muted);
  }
  .label {
    display: none;
  }
  .saved {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .saved > .view {
    min-width: 0;
  }
  .drop {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    flex: none;
    border-radius: var(--_radius-sm);
    color: var(--_text-muted);
    opacity: 0;
  }
  .saved:hover > .drop,
  .saved:focus-within > .drop {
    opacity: 1;
  }
  .drop:hover {
    background: var(--_hover);
  }
  .drop > .icon {
    width: 14px;
    height: 14px;
  }
  form {
    display: grid;
    gap: 8px;
    min-width: 200px;
    padding: 8px;
  }
  @media (hover: none) {
    .drop {
      opacity: 1;
    }
  }
  @container (min-width: 1120px) {
    :host(:not([bar])) nav {
      display: block;
      padding: 16px 12px;
    }
    :host(:not([bar])) ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    :host(:not([bar])) .label {
      display: block;
      padding: 18px 10px 6px;
    }
  }
  @media (forced-colors: active) {
    .view[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
