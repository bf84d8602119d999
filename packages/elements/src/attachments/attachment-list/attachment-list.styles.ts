import { css } from 'lit';

// `.attachment > .small`: it stands over the amount, which gives way to it.
export const attachmentListStyles = css`
  .bones {
    padding-inline: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    margin-block-end: 6px;
  }
  .title {
    font-weight: var(--_weight-strong);
  }
  .group {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 10px 0 2px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  .group .icon,
  .via .icon {
    width: 14px;
    height: 14px;
  }
  .attachment {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: center;
    min-height: 30px;
  }
  .attachment > towerp-record-chip {
    justify-self: start;
  }
  .attachment > .small {
    grid-area: 1 / 2;
    justify-self: end;
  }
  .attachment:is(:hover, :focus-within):has(.remove) > .small {
    visibility: hidden;
  }
  .remove {
    grid-area: 1 / 2;
    justify-self: end;
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: var(--_radius);
    color: var(--_text-muted);
    opacity: 0;
  }
  .remove:hover {
    background: var(--_hover);
  }
  .attachment:is(:hover, :focus-within) .remove {
    opacity: 1;
  }
  .via {
    display: flex;
    align-items: center;
    gap: 4px;
    grid-column: 1 / -1;
    padding-block-end: 4px;
    padding-inline-start: 27px;
    color: var(--_text-muted);
    font-size: var(--_size-xs);
  }
  .via .icon {
    width: 11px;
    height: 11px;
  }
  towerp-attachment-picker {
    margin-block-end: 8px;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .chip {
    position: relative;
    min-height: 24px;
    gap: 5px;
    padding-inline: 4px 7px;
  }
  .group {
    overflow-wrap: anywhere;
  }
  @media (hover: none) {
    .attachment:has(.remove) {
      grid-template-columns: minmax(0, 1fr) auto 24px;
    }
    .attachment:has(.remove) > .small {
      visibility: visible;
    }
    .remove {
      grid-column: 3;
      opacity: 1;
    }
  }
`;
