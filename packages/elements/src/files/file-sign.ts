import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { kindMark, kindName } from '../ui/kind-mark.js';

/** What a file is, as its name ends: "PDF", "XLSX"; the mark of a file where that says nothing. */
export const fileSign = (name: string, messages: Messages): TemplateResult => {
  const ending = /\.([\p{L}\p{N}]{2,4})$/u.exec(name)?.[1]?.toUpperCase();
  return ending
    ? html`<span class="kind crm" title=${kindName('file', messages)} aria-hidden="true">${ending}</span>`
    : kindMark('file', messages);
};
