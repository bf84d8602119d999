import { css } from 'lit';

export const timelineStyles = css`
  :host {
    container: towerp-timeline / inline-size;
  }
  .tools {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    flex-wrap: wrap;
    gap: 6px;
    padding: 12px 0;
  }
  .feed {
    position: relative;
    padding-block-end: 20px;
  }
  .feed::before {
    content: '';
    position: absolute;
    inset-block: 8px 0;
    inset-inline-start: 15px;
    width: 2px;
    background: var(--_line);
  }
  .earlier {
    position: relative;
    padding-inline-start: 44px;
  }
  .day {
    position: relative;
    padding-block: 12px 8px;
    padding-inline-start: 44px;
    color: var(--_text-muted);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-medium);
  }
  .day::before {
    content: '';
    position: absolute;
    inset-block-start: 17px;
    inset-inline-start: 12px;
    width: 8px;
    height: 8px;
    border: 2px solid var(--_edge-line);
    border-radius: 50%;
    background: var(--_canvas);
  }
  .news {
    position: relative;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 10px;
    margin: 8px 0;
    background: var(--_canvas);
    color: var(--_accent-ink);
    font-size: var(--_size-sm);
    font-weight: var(--_weight-strong);
  }
  .news::before,
  .news::after {
    content: '';
    height: 1.5px;
    flex: 1;
    background: var(--_accent);
  }
  .news::before {
    flex: 0 0 32px;
  }
  .entry {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    gap: 0 12px;
    padding: 8px 0;
    border-radius: var(--_radius);
    scroll-margin-block: 120px;
  }
  .entry > .avatar,
  .entry > .knot {
    z-index: 1;
    box-shadow: 0 0 0 4px var(--_canvas);
  }
  .entry > .avatar.outside {
    box-shadow:
      inset 0 0 0 1px var(--_shared-line),
      0 0 0 4px var(--_canvas);
  }
  .entry > .avatar.sign {
    background: var(--_surface);
    box-shadow:
      inset 0 0 0 1px var(--_line),
      0 0 0 4px var(--_canvas);
  }
  .knot {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    margin: 0 4px;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_text-muted);
  }
  .knot .icon {
    width: 14px;
    height: 14px;
  }
  .knot.open .icon {
    rotate: 90deg;
  }
  .entry.event {
    align-items: center;
    padding: 5px 0;
  }
  .event-line {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 3px 6px;
    min-width: 0;
  }
  .event-line b {
    color: var(--_text);
    font-weight: var(--_weight-medium);
  }
  .box.pending {
    border: 1.5px dashed var(--_edge-line);
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-start: 6px;
    color: var(--_today);
  }
  .quoted {
    margin-block-end: 6px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_edge-line);
    color: var(--_text-muted);
  }
  .reply {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 24px;
    opacity: 0;
  }
  .tool {
    opacity: 0;
  }
  .entry:hover :is(.reply, .tool),
  .entry:focus-within :is(.reply, .tool),
  .tool[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .reply,
    .tool {
      opacity: 1;
    }
  }
  .edited {
    min-height: 24px;
    color: var(--_text-muted);
  }
  .caught-up {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block: 12px;
    padding: 8px 12px;
    border-radius: var(--_radius-lg);
    background: var(--_accent-soft);
  }
  .caught-up > p {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .entry.sought {
    border-radius: var(--_radius);
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
  }
  .gone {
    align-self: center;
  }
  .task {
    display: flex;
    align-items: flex-start;
    gap: 10px;
  }
  .task .facts {
    margin-block-start: 8px;
  }
  .done {
    appearance: none;
    width: 18px;
    height: 18px;
    margin: 1px 0 0;
    flex: none;
    border: 1.5px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_surface);
    cursor: pointer;
  }
  .done:checked {
    border: 5px solid var(--_status-completed);
  }
  .done:disabled {
    cursor: default;
  }
  .fold {
    border: 1px dashed var(--_edge-line);
    border-radius: var(--_radius-lg);
    background: var(--_surface-sunk);
  }
  .fold-title {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 8px;
    width: 100%;
    min-height: 36px;
    padding: 7px 12px;
    border-radius: inherit;
  }
  .fold-title:hover {
    background: var(--_hover);
  }
  .marks {
    display: inline-flex;
    gap: 4px;
  }
  .derived {
    display: grid;
    gap: 6px;
    padding: 4px 12px 10px;
  }
  .via {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_text-muted);
    font-size: var(--_size-xs);
  }
  .via .icon {
    width: 11px;
    height: 11px;
  }
  .fresh {
    animation: fresh 1.2s var(--_ease);
  }
  @keyframes fresh {
    from {
      background: var(--_accent-soft);
    }
  }
  .jump {
    position: sticky;
    inset-block-end: 12px;
    z-index: 3;
    display: grid;
    justify-items: center;
    height: 0;
  }
  .jump > .new-pill {
    translate: 0 -100%;
    box-shadow: var(--_shadow-pop);
  }
  .bones {
    display: grid;
    grid-template-columns: 32px 160px;
    gap: 8px 12px;
    padding: 12px 0;
  }
  .bones > .round {
    grid-area: 1 / 1 / 3;
    width: 32px;
    height: 32px;
    border-radius: 50%;
  }
  .bones > :nth-child(2) {
    width: min(420px, 60cqi);
  }
  @container towerp-timeline (max-width: 560px) {
    .entry {
      grid-template-columns: 24px minmax(0, 1fr);
      gap: 0 8px;
    }
    .entry > .avatar.large {
      width: 24px;
      height: 24px;
      font-size: calc(var(--_font-size) * 0.7143);
    }
    .entry > .avatar.large .icon {
      width: 14px;
      height: 14px;
    }
    .knot {
      margin: 0;
    }
    .feed::before {
      inset-inline-start: 11px;
    }
    .day,
    .earlier {
      padding-inline-start: 32px;
    }
    .day::before {
      inset-inline-start: 8px;
    }
    .appeared,
    .tools > .muted {
      display: none;
    }
    .bones {
      grid-template-columns: 24px 160px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
  @media print {
    .tools,
    .jump,
    .reply,
    .tool,
    .caught-up,
    .earlier {
      display: none;
    }
    .entry {
      break-inside: avoid;
    }
  }
`;
