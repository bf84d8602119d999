import { formatRef, sameRef, type Flow, type Ref } from '@towerp/crm-protocol';
import { Live, refreshInside, type Hub } from '../store/index.js';
import type { FlowQuery, RecordApi } from './api.js';

/** The document flow around a record, live. */
export const liveFlow = (hub: Hub, api: RecordApi, ref: Ref, query: FlowQuery): Live<Flow, Flow> =>
  new Live<Flow, Flow>(hub, {
    load: (_, signal) => api.flow(ref, query, { signal }),
    follow: (held, { type, entity }) => {
      const isIn = (one: Ref): boolean => sameRef(one, ref) || held.nodes.some((node) => sameRef(node, one));
      if (type === 'access.changed') return entity.kind === 'thread' ? held : 'reload';
      if (type === 'record.deleted') return isIn(entity) ? 'reload' : held;
      if (type !== 'record.updated' || !(isIn(entity) || entity.derivedFrom.some(isIn))) return held;
      // An edge that came or went changes who stands where; other fields only what is shown.
      const parents = held.edges.filter(({ to }) => sameRef(to, entity)).map(({ from }) => formatRef(from));
      const isSame = isIn(entity) && parents.sort().join() === entity.derivedFrom.map(formatRef).sort().join();
      return isSame ? refreshInside(held, entity) : 'reload';
    },
    show: (held) => held,
  });
