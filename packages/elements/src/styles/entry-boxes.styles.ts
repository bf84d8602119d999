import { css } from 'lit';

// `towerp-file-list`: what shows the files comes later, and must not push what is being read.
/** The box of an entry, its lane and its files. */
export const entryBoxes = css`
  .byline {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 2px 8px;
    min-height: 22px;
  }
  .lane {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: auto;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    white-space: nowrap;
  }
  .lane .icon {
    width: 14px;
    height: 14px;
  }
  .lane.shared {
    min-height: 22px;
    padding-inline: 7px 9px;
    border-radius: 11px;
    background: var(--_shared);
    color: var(--_surface);
    font-weight: var(--_weight-medium);
  }
  .box {
    min-width: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .box > .byline {
    padding: 8px 12px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-sunk);
  }
  .inside {
    padding: 10px 12px 12px;
  }
  .inside > .medium {
    margin-block-end: 4px;
  }
  .by {
    margin-block-start: 8px;
  }
  .box.shared {
    border: 1.5px solid var(--_shared-line);
    background: var(--_shared-bg);
  }
  .box.shared > .byline {
    border-block-end-color: color-mix(in oklab, var(--_shared-line) 40%, transparent);
    background: color-mix(in oklab, var(--_shared) 8%, var(--_shared-bg));
  }
  towerp-file-list {
    display: block;
    min-height: 44px;
    margin-block-start: 6px;
  }
`;
