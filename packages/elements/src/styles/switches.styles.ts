import { css } from 'lit';

/** Switches: `.toggle` on a checkbox. */
export const switches = css`
  .toggle {
    position: relative;
    width: 40px;
    height: 24px;
    margin: 0;
    flex: none;
    border: 1px solid var(--_line-strong);
    border-radius: 12px;
    background: var(--_surface-sunk);
    appearance: none;
    cursor: pointer;
    transition: background var(--_motion-fast) var(--_ease);
  }
  .toggle::before {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--_line-strong);
    transition: inset-inline-start var(--_motion-fast) var(--_ease);
  }
  .toggle:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .toggle:checked::before {
    inset-inline-start: 19px;
    background: var(--_on-accent);
  }
  .toggle:disabled {
    cursor: default;
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .toggle {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonFace;
    }
    .toggle::before {
      background: ButtonText;
    }
    .toggle:checked {
      background: Highlight;
    }
    .toggle:checked::before {
      background: HighlightText;
    }
  }
  @media print {
    .toggle {
      print-color-adjust: exact;
    }
  }
`;
