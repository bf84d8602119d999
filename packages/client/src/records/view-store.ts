import type { CrmEvent, RecordView, Ref, Resolved } from '@towerp/crm-protocol';
import { sameRef } from '@towerp/crm-protocol/words';
import { Live, type Hub } from '../store/index.js';
import type { Resolver } from './resolver.js';

// As the server makes the label of a mention.
const labelOf = ({ number, title }: RecordView): string =>
  number !== null && !title.includes(number) ? `${number} ${title}` : title;

/** One ref as its reader sees it now, live; known at once from whatever already carries it. */
export const liveView = (hub: Hub, resolver: Resolver, ref: Ref): Live<Resolved, Resolved> =>
  new Live<Resolved, Resolved>(hub, {
    load: () => resolver.resolve(ref),
    seed: () => {
      const view = hub.cache.view(ref);
      return view && resolvedOf(view);
    },
    follow: (held, event) => {
      if (event.type === 'record.updated') return sameRef(event.entity, ref) ? resolvedOf(event.entity) : held;
      return concerns(event, ref) ? 'reload' : held;
    },
    show: (held) => held,
  });

const resolvedOf = (record: RecordView): Resolved => {
  const { kind, id, number, title, status, date, amount, currency, counterpartyId, url } = record;
  return { kind, id, number, title, status, date, amount, currency, counterpartyId, url, label: labelOf(record) };
};

const concerns = ({ type, entity }: CrmEvent, ref: Ref): boolean => {
  if (type === 'access.changed' || type === 'record.deleted' || type === 'directory.updated')
    return sameRef(entity, ref);
  return type.startsWith(`${ref.kind}.`) && 'id' in entity && entity.id === ref.id;
};
