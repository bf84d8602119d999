import { api, formatRef } from '@towerp/crm-protocol';
import type { Binder } from '../http/index.js';
import { labelOf } from '../records/index.js';
import { candidates, type SeeThread } from './candidates.js';
import { resolveRefs } from './resolve.js';

/** Binds what can be mentioned, and what refs of any kind name. */
export const bindMentions = (on: Binder, seeThread: SeeThread): void => {
  on.read(api.mentions.candidates, async ({ sql, caller }, { query }) => ({
    items: await candidates(sql, caller, query, seeThread),
  }));
  on.read(api.records.resolve, async ({ sql, caller }, { query }) => {
    const views = await resolveRefs(sql, caller, query.refs.map(formatRef));
    const items = query.refs.map((ref) => {
      const view = views.get(formatRef(ref));
      return view ? { ...view, label: labelOf(view) } : { ...ref, hidden: true as const };
    });
    return { items };
  });
};
