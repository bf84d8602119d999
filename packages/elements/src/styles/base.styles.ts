import { css } from 'lit';

/** What every element starts from: box model, type, focus, and what is only for assistive technology. */
export const base = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  p,
  ul,
  ol,
  figure,
  fieldset,
  blockquote {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .icon {
    width: 16px;
    height: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .small {
    font-size: var(--_size-sm);
    line-height: 1.42;
  }
  .small .icon,
  .small.icon {
    width: 14px;
    height: 14px;
  }
  .muted {
    color: var(--_text-muted);
  }
  .strong {
    font-weight: var(--_weight-strong);
  }
  .medium {
    font-weight: var(--_weight-medium);
  }
  .cut {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .nowrap {
    white-space: nowrap;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .wraps {
    flex-wrap: wrap;
  }
  .grow {
    flex: 1 1 auto;
    min-width: 0;
  }
  .link {
    color: var(--_accent-ink);
  }
  .link:hover {
    text-decoration: underline;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .icon {
      stroke: CanvasText;
    }
  }
`;
