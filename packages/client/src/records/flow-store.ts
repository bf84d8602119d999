import type { Flow, Ref } from '@towerp/crm-protocol';
import { sameRef } from '@towerp/crm-protocol/words';
import { Live, type Hub } from '../store/index.js';
import type { FlowQuery, RecordApi } from './api.js';

/** The document flow around a record, live. */
export const liveFlow = (hub: Hub, api: RecordApi, ref: Ref, query: FlowQuery): Live<Flow, Flow> =>
  new Live<Flow, Flow>(hub, {
    load: (_, signal) => api.flow(ref, query, { signal }),
    follow: (held, { type, entity }) => {
      const isIn = (one: Ref): boolean => sameRef(one, ref) || held.nodes.some((node) => sameRef(node, one));
      const isConcerned =
        (type === 'access.changed' && entity.kind !== 'thread') ||
        (type === 'record.deleted' && isIn(entity)) ||
        (type === 'record.updated' && (isIn(entity) || entity.derivedFrom.some(isIn)));
      return isConcerned ? 'reload' : held;
    },
    show: (held) => held,
  });
