import { css } from 'lit';

/** The frame of the settings: the sections and the head of each. */
export const crmSettingsStyles = css`
  :host {
    container: towerp-crm-settings / inline-size;
  }
  .title {
    margin-block-end: 16px;
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .frame.wide {
    grid-template-columns: 200px minmax(0, 1fr);
    gap: 32px;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
    max-width: 760px;
  }
  .tabs.section {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 4px;
    align-content: start;
  }
  .wide > .tabs.section {
    grid-template-columns: minmax(0, 1fr);
  }
  .section > .tab {
    display: flex;
    align-items: center;
    gap: 9px;
    min-height: 34px;
    padding: 4px 10px;
    border-radius: var(--_radius);
  }
  .section > .tab:hover {
    background: var(--_hover);
  }
  .section > .tab[aria-selected='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .tabs.scope {
    display: flex;
    width: fit-content;
    max-width: 100%;
    overflow: clip;
    border: 1px solid var(--_edge-line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .scope > .tab {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 7px;
    min-height: 32px;
    padding: 5px 11px;
    font-size: var(--_size-sm);
    line-height: 20px;
  }
  .scope > .tab + .tab {
    border-inline-start: 1px solid var(--_edge-line);
  }
  .scope > .tab:hover {
    background: var(--_hover);
  }
  .scope > .tab:focus-visible {
    outline-offset: -2px;
  }
  .scope > .tab[aria-selected='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .scope > .tab[aria-selected='true'] > .count {
    color: inherit;
  }
  .panel-head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 8px 24px;
  }
  .panel-head > .grow {
    flex-basis: 260px;
  }
  .panel-title {
    margin-block-end: 4px;
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
    line-height: 1.5;
  }
  .why {
    max-width: 60ch;
    text-wrap: pretty;
  }
  .by-admin {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .box {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
    overflow: clip;
  }
  .box > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .skeleton .bones {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 2fr) 40px;
    align-items: center;
    gap: 24px;
    height: 44px;
    padding-inline: 16px;
  }
  .row-actions {
    gap: 4px;
  }
  .refusal {
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  details > summary {
    display: flex;
    align-items: center;
    gap: 6px;
    width: fit-content;
    min-height: 28px;
    border-radius: var(--_radius);
    cursor: pointer;
    list-style: none;
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary > .icon {
    transition: rotate var(--_motion-fast) var(--_ease);
  }
  details > summary:dir(rtl) > .icon {
    rotate: 180deg;
  }
  details[open] > summary > .icon {
    rotate: 90deg;
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media print {
    .tabs.section,
    .panel-head > .button,
    .row-actions,
    .handle,
    .hint {
      display: none;
    }
    .box > li {
      break-inside: avoid;
    }
  }
`;
