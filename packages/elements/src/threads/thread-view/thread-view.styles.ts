import { css } from 'lit';

export const threadViewStyles = css`
  :host {
    container: towerp-thread-view / inline-size;
    background: var(--_canvas);
  }
  .head {
    position: sticky;
    inset-block-start: var(--towerp-sticky-top, 0);
    z-index: 10;
    padding: 16px 32px 12px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .first {
    display: flex;
    align-items: flex-start;
    flex-wrap: wrap;
    gap: 10px 12px;
  }
  .topic {
    flex: 1 1 260px;
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .second {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 8px 12px;
    margin-block-start: 8px;
  }
  .with {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
  }
  .outward {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_shared);
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-width: 1440px;
  }
  .main {
    min-width: 0;
    padding: 0 20px;
  }
  .description {
    max-width: 84ch;
    padding: 16px 0 8px;
  }
  .above {
    margin-block-start: 16px;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-lg);
    background: var(--_surface);
  }
  .above > .task-line + .task-line {
    border-block-start: 1px solid var(--_line);
  }
  .above .task-line {
    align-items: center;
    min-height: 40px;
  }
  .above .done {
    margin: 0;
  }
  .above .grow {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 12px;
  }
  .above .task-topic {
    flex: 1 1 200px;
  }
  .above .line {
    margin: 0;
  }
  towerp-composer {
    position: sticky;
    inset-block-end: 0;
    z-index: 9;
    margin-block-end: 16px;
  }
  .rail {
    display: grid;
    gap: 0 40px;
    padding: 12px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunk);
  }
  .section {
    padding: 12px 0;
  }
  .section-head {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    margin-block-end: 6px;
  }
  .section-title {
    font-weight: var(--_weight-strong);
  }
  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: center;
    min-height: 30px;
  }
  .in-rail {
    display: none;
  }
  .bones {
    display: grid;
    gap: 12px;
    padding: 16px 32px;
  }
  @container towerp-thread-view (min-width: 560px) {
    .rail {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container towerp-thread-view (min-width: 1020px) {
    .grid {
      grid-template-columns: minmax(0, 1fr) 344px;
    }
    .main {
      padding: 0 32px;
    }
    .rail {
      display: block;
      border-block-start: 0;
      border-inline-start: 1px solid var(--_line);
    }
    .section + .section {
      border-block-start: 1px solid var(--_line);
    }
    .in-rail {
      display: block;
    }
    .above {
      display: none;
    }
  }
  @container towerp-thread-view (max-width: 1019px) {
    .head {
      padding-inline: 20px;
    }
  }
  @container towerp-thread-view (max-width: 559px) {
    .head,
    .main,
    .rail {
      padding-inline: 12px;
    }
    .head {
      position: static;
    }
    .topic {
      font-size: 17px;
    }
    .wide {
      display: none;
    }
    towerp-composer {
      margin-block-end: 12px;
    }
  }
  @media print {
    .head {
      position: static;
    }
    .actions {
      display: none;
    }
  }
`;
