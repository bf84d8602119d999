import type { CrmFile } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { lazily } from '../base/lazily.js';

const load = lazily(() => import('./define.js'));

/** The files of an entry; most have none, so what shows them is loaded with the first. */
export const filesOf = ({ files }: { readonly files: readonly CrmFile[] }): TemplateResult | typeof nothing => {
  if (files.length === 0) return nothing;
  // The next entry that has files tries again.
  void load().catch(() => undefined);
  return html`<towerp-file-list .files=${files}></towerp-file-list>`;
};
