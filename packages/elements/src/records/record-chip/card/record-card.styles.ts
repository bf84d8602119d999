import { css } from 'lit';

export const recordCardStyles = css`
  :host {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    width: min(340px, calc(100vw - 16px));
    margin: 6px 8px;
    padding: 12px 14px 14px;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
    text-align: start;
    white-space: normal;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  .card {
    display: grid;
    gap: 8px;
  }
  .which {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .title {
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .amount {
    font-variant-numeric: tabular-nums;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .who > .icon {
    width: 14px;
    height: 14px;
    flex: none;
    color: var(--_text-muted);
  }
  .flow > .strip {
    grid-template-columns: repeat(auto-fill, minmax(74px, 1fr));
  }
  .flow {
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
