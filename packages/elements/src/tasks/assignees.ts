import type { CrmClient } from '@towerp/crm-client';
import type { Candidate } from '@towerp/crm-protocol';
import { html } from 'lit';
import { avatar } from '../ui/avatar.js';
import type { Choice } from '../ui/combobox-controller.js';

/** Colleagues whose name matches, to be given a task; those of the counterparty never are. */
export const searchAssignees = async (
  client: CrmClient | undefined,
  query: string,
  threadId: string | null,
  signal: AbortSignal,
): Promise<Choice<Candidate>[]> => {
  const asked = {
    kinds: ['user'],
    limit: 8,
    ...(query ? { q: query } : {}),
    ...(threadId ? { thread: threadId } : {}),
  };
  const { items } = (await client?.mentions.candidates(asked, { signal })) ?? { items: [] };
  return items
    .filter(({ id }) => !id.startsWith('portal:'))
    .map((value) => ({
      value,
      label: html`${avatar({ id: value.id, name: value.label }, 'tiny')}<span>${value.label}</span
        ><span class="small muted">${value.hint}</span>`,
    }));
};
