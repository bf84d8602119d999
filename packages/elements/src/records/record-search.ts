import type { CrmClient } from '@towerp/crm-client';
import type { RecordView } from '@towerp/crm-protocol';
import { html } from 'lit';
import type { Messages } from '../locale/messages.js';
import type { Choice } from '../ui/combobox-controller.js';
import { kindMark } from '../ui/kind-mark.js';
import { statusShape } from '../ui/shape.js';

const most = 8;

/** Finds records by number or title, for a combobox. */
export const searchRecords = async (
  client: CrmClient | undefined,
  words: string,
  messages: Messages,
  signal: AbortSignal,
): Promise<Choice<RecordView>[]> => {
  const page = await client?.records.list({ ...(words ? { q: words } : {}), limit: most }, { signal });
  return (page?.items ?? []).map((value) => ({
    value,
    label: html`${kindMark(value.kind, messages)}<span class="medium nowrap">${value.number}</span
      ><span class="cut grow">${value.title}</span>${statusShape(value.status)}`,
  }));
};
