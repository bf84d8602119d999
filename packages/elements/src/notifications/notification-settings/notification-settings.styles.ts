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
  .bones {
    display: grid;
    grid-template-columns: 1fr 0 40px;
    align-items: center;
    height: 44px;
    padding-inline: 16px;
  }
  @media print {
    section {
      break-inside: avoid;
    }
  }
`;
