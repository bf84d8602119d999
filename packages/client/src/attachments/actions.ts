import type { Attachment, Ref, Visibility } from '@towerp/crm-protocol';
import type { Http } from '../http/index.js';
import type { Outbox, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';
import { attachmentCalls } from './calls.js';

type Creation = { threadId: string; body: { id: string; record: Ref; visibility?: Visibility } };

/** What is done to attachments. */
export interface AttachmentActions {
  readonly attach: Writer<Creation, Attachment>;
  readonly detach: Writer<{ threadId: string; id: string }, void>;
}

/** The actions of attachments. */
export const attachmentActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): AttachmentActions => {
  const { cache } = hub;
  const detach: Writer<{ threadId: string; id: string }, void> = outbox.operation({
    name: 'attachments.detach',
    lanes: ({ threadId, id }) => [threadId, id],
    send: ({ threadId, id }, options) =>
      http.call(attachmentCalls.delete, { params: { id: threadId, attachmentId: id }, ...options }),
    // Where it also derives from another record it stays: that only the server knows, and its event tells.
    show: ({ id }) => {
      const { undo, taken: settle } = cache.patch('attachment', id, null);
      return { undo, settle };
    },
  });
  const attach: Writer<Creation, Attachment> = outbox.operation({
    name: 'attachments.attach',
    lanes: ({ threadId, body }) => [threadId, body.id],
    send: ({ threadId, body }, options) =>
      http.call(attachmentCalls.create, { params: { id: threadId }, body, ...options }),
    show: ({ threadId, body }, at) => {
      const record = cache.view(body.record);
      const shown = record && cache.create('attachment', {
        id: body.id, threadId, record, origin: 'direct', via: null, author: reader.person,
        visibility: body.visibility ?? 'shared', version: 0, createdAt: at, updatedAt: at,
      });
      return {
        undo: () => shown?.undo(),
        settle: ({ value, seq }) => {
          cache.answered('attachment', value, seq);
          shown?.undo();
        },
        revert: ({ value }) => detach({ threadId, id: value.id }),
      };
    },
  }); // prettier-ignore
  return { attach, detach };
};
