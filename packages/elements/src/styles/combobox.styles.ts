import { css } from 'lit';

/** A field with its list of choices. */
export const combobox = css`
  .combobox {
    position: relative;
  }
  .choices {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
    z-index: 5;
    max-height: 264px;
    padding: 4px;
    overflow: auto;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
  }
  .choices.caption {
    padding: 8px 12px;
  }
`;
