import type { CrmClient } from '@towerp/crm-client';
import type { Ref, Resolved } from '@towerp/crm-protocol';
import { flowKinds, formatRef } from '@towerp/crm-protocol/words';

const most = 8;

/** What can be attached: documents of the flow, and what is written in no thread yet. */
export const attachableKinds: readonly string[] = [...flowKinds, 'communication', 'task'];

/** A record that can be attached, as its reader sees it now. */
export type Found = Exclude<Resolved, { hidden: true }>;

type Sought = { words: string; kind: string; threadId: string; signal: AbortSignal };

/** Finds records by number or words; without words those of late, and of a kind alone those of that kind. */
export const findAttachable = async (
  client: CrmClient,
  { words, kind, threadId, signal }: Sought,
): Promise<Found[]> => {
  const kinds = kind ? [kind] : attachableKinds;
  const query = { ...(words ? { q: words } : {}), kinds: [...kinds], thread: threadId, limit: most };
  const { items } = await client.mentions.candidates(query, { signal });
  const refs: Ref[] = items.map(({ kind: of, id }) => ({ kind: of, id }));
  if (!words && kind && refs.length < most) refs.push(...(await ofKind(client, kind, signal)));
  const different = [...new Map(refs.map((ref) => [formatRef(ref), ref])).values()].slice(0, most);
  if (different.length === 0) return [];
  const views = await client.records.resolve(different, { signal });
  return views.filter((view): view is Found => !('hidden' in view));
};

const ofKind = async (client: CrmClient, kind: string, signal: AbortSignal): Promise<Ref[]> => {
  if (!flowKinds.some((one) => one === kind)) return [];
  const { items } = await client.records.list({ kind, limit: most }, { signal });
  return items.map(({ id }) => ({ kind, id }));
};
