import type { CrmFile } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { fileTextIcon } from '../ui/more-icons.js';

/** A file's size in the words of a language. */
export const fileSize = (bytes: number, language: string): string => {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'kilobyte' ? 0 : 1,
  }).format(value);
};

/** The files of an entry, to be opened in a tab of their own. */
export const fileList = (list: readonly CrmFile[], language: string): TemplateResult | typeof nothing =>
  list.length === 0
    ? nothing
    : html`<ul class="files">
        ${list.map((file) => html`<li><a class="file" href=${file.url} target="_blank" rel="noopener">${fileTextIcon()}${file.name} · ${fileSize(file.size, language)}</a></li>`)}
      </ul>`;
