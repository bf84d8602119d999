import { css } from 'lit';

export const mentionTextStyles = css`
  :host {
    max-width: 84ch;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  p,
  blockquote,
  li {
    white-space: pre-wrap;
  }
  p + p,
  p + :is(ul, ol, blockquote),
  :is(ul, ol, blockquote) + * {
    margin-block-start: 8px;
  }
  ul,
  ol {
    padding-inline-start: 22px;
    list-style: disc;
  }
  ol {
    list-style: decimal;
  }
  blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_edge-line);
    color: var(--_text-muted);
  }
  code {
    padding: 1px 4px;
    border-radius: 3px;
    background: var(--_hover);
    font:
      0.93em ui-monospace,
      'Cascadia Mono',
      'DejaVu Sans Mono',
      monospace;
  }
  .mention {
    padding: 0 3px;
    white-space: normal;
    border-radius: 3px;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
  }
  .mention:hover {
    text-decoration: underline;
  }
  .mention.me {
    background: var(--_today-bg);
    color: var(--_today);
  }
  .hidden {
    color: var(--_text-muted);
  }
  .hidden .icon {
    width: 14px;
    height: 14px;
    margin-inline-end: 4px;
    vertical-align: -2px;
  }
  towerp-record-chip {
    position: relative;
    inset-block-start: -1px;
  }
  /* Colour alone does not tell a link from the words around it. */
  .link {
    text-decoration: underline;
  }
`;
