import { css } from 'lit';

// `.skeleton`: nothing shows for the first 150 ms, though the room is already taken: a quick answer never flickers.
/** Loading, empty, error, offline, read-only. */
export const conditions = css`
  .condition {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    min-height: 220px;
    padding: 24px 36px;
    text-align: center;
  }
  .condition p {
    max-width: 44ch;
    color: var(--_text-muted);
    text-wrap: balance;
  }
  .condition > .strong {
    color: var(--_text);
  }
  .condition > .icon {
    width: 40px;
    height: 40px;
    margin-block-end: 4px;
    color: var(--_text-muted);
    stroke-width: 1.2;
  }
  .condition .line {
    margin-block-start: 8px;
    flex-wrap: wrap;
    justify-content: center;
  }
  .request {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    padding: 4px 8px;
    border: 1px dashed var(--_edge-line);
    border-radius: var(--_radius-sm);
    color: var(--_text-muted);
    font:
      12px/1 ui-monospace,
      'Cascadia Mono',
      'DejaVu Sans Mono',
      monospace;
  }
  .request > .icon {
    width: 13px;
    height: 13px;
  }
  .bar {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 9px;
    padding: 8px 14px;
    background: var(--_hover);
    font-size: var(--_size-sm);
  }
  .bar > .icon {
    width: 15px;
    height: 15px;
  }
  .bar.offline {
    background: var(--_today-bg);
    color: var(--_today);
  }
  .bar.failed {
    background: var(--_overdue-bg);
    color: var(--_overdue);
  }
  .bar.failed .request {
    color: inherit;
  }
  .skeleton {
    animation: wait 1ms linear 150ms both;
  }
  @keyframes wait {
    from {
      opacity: 0;
    }
  }
  .bones {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
  }
  .bone {
    height: 10px;
    border-radius: 4px;
    background: var(--_line);
  }
  .bone:nth-child(2) {
    width: 60%;
  }
  .bone.round {
    width: min(100%, 72px);
    height: 20px;
    border-radius: 10px;
  }
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
