import { css } from 'lit';

export const mentionEditorStyles = css`
  :host {
    position: relative;
  }
  .frame {
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .frame:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  :host([bare]) .frame {
    border: 0;
    background: none;
    outline: none;
  }
  :host([disabled]) .frame,
  :host([readonly]) .frame {
    border-color: var(--_line);
    background: var(--_surface-sunk);
  }
  :host(:state(invalid)) .frame {
    border-color: var(--_overdue);
  }
  .text,
  .ProseMirror {
    display: block;
    width: 100%;
    min-height: 76px;
    max-height: 40vh;
    padding: 10px 12px;
    overflow: auto;
    border: 0;
    background: none;
    outline: none;
    resize: none;
    white-space: pre-wrap;
    word-wrap: break-word;
    font-variant-ligatures: none;
  }
  .restored {
    padding: 0 12px 8px;
  }
  .text {
    field-sizing: content;
  }
  .text::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .ProseMirror[data-empty]::before {
    content: attr(data-placeholder);
    float: inline-start;
    height: 0;
    color: var(--_text-muted);
    pointer-events: none;
  }
  .ProseMirror > * + * {
    margin-block-start: 8px;
  }
  .ProseMirror ul,
  .ProseMirror ol {
    padding-inline-start: 22px;
    list-style: disc;
  }
  .ProseMirror ol {
    list-style: decimal;
  }
  .ProseMirror blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_edge-line);
    color: var(--_text-muted);
  }
  .ProseMirror a {
    color: var(--_accent-ink);
    text-decoration: underline;
  }
  .ProseMirror code {
    padding: 1px 4px;
    border-radius: 3px;
    background: var(--_hover);
    font:
      0.93em ui-monospace,
      monospace;
  }
  .mention {
    padding: 0 4px;
    border-radius: 3px;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-medium);
    white-space: nowrap;
  }
  .mention:not(.user, .group) {
    border: 1px solid var(--_line);
    background: var(--_surface);
    color: var(--_text);
  }
  .mention.ProseMirror-selectednode {
    outline: 2px solid var(--_focus);
  }
  .ProseMirror-hideselection *::selection {
    background: transparent;
  }
  .tools {
    display: flex;
    gap: 4px;
    padding: 0 6px 6px;
  }
  .candidates {
    position: fixed;
    inset: auto;
    inset-block-start: var(--_candidates-top, 0);
    left: var(--_candidates-left, 0);
    width: min(410px, calc(100vw - 16px));
    margin: 0;
    padding: 4px;
    overflow: hidden auto;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
  }
  .candidates .item {
    min-height: 38px;
  }
  .candidates .key {
    white-space: nowrap;
  }
  .candidates .keys {
    margin-block-start: 4px;
    padding-block: 8px 6px;
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .candidates {
      border: 1px solid CanvasText;
    }
  }
`;
