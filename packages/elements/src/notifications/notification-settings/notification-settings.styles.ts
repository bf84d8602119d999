import { css } from 'lit';

export const notificationSettingsStyles = css`
  :host {
    container: towerp-notification-settings / inline-size;
    max-width: 720px;
  }
  .title {
    margin-block-end: 12px;
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
  }
  section {
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  section + section {
    margin-block-start: 16px;
  }
  .section-head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding-inline: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .section-title {
    flex: 1 1 auto;
    font-weight: var(--_weight-strong);
  }
  .said {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_status-confirmed);
    font-weight: var(--_weight-medium);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: 44px;
    padding: 4px 16px;
  }
  label.row {
    cursor: pointer;
  }
  label.row:hover {
    background: var(--_hover);
  }
  .hours {
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .hours .input {
    width: auto;
  }
  .note {
    max-width: 66ch;
    padding: 4px 16px 14px;
  }
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
  .bones {
    display: grid;
    grid-template-columns: 1fr 0 40px;
    align-items: center;
    height: 44px;
    padding-inline: 16px;
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
    section {
      break-inside: avoid;
    }
    .toggle {
      print-color-adjust: exact;
    }
  }
`;
