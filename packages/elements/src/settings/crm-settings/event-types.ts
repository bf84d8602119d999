import type { EventType } from '@towerp/crm-protocol';

/** What a webhook can be told of: what concerns one person, or one reader's sight, is not for other systems. */
export type ToldType = Exclude<EventType, 'notification.created' | 'notification.updated' | 'thread.read' | 'access.changed'>; // prettier-ignore
/** What a type of event is about. */
export type EventGroup = ToldType extends `${infer G}.${string}` ? G : never;

const told: Record<ToldType, true> = {
  'thread.created': true, 'thread.updated': true,
  'comment.created': true, 'comment.updated': true, 'comment.deleted': true,
  'communication.created': true, 'communication.updated': true, 'communication.deleted': true,
  'task.created': true, 'task.updated': true, 'task.deleted': true,
  'attachment.created': true, 'attachment.updated': true, 'attachment.deleted': true,
  'record.updated': true, 'record.deleted': true,
  'topic.created': true, 'topic.updated': true, 'topic.deleted': true,
  'directory.updated': true,
}; // prettier-ignore

/** Every type that a webhook can be told of. */
export const toldTypes = Object.keys(told) as readonly ToldType[];

/** What a type is about, and what happened to it. */
export const partsOf = (type: string): [group: EventGroup, act: 'created' | 'updated' | 'deleted'] =>
  type.split('.') as [EventGroup, 'created' | 'updated' | 'deleted'];

/** The types by what they are about. */
export const typesByGroup: ReadonlyMap<EventGroup, readonly ToldType[]> = Map.groupBy(
  toldTypes,
  (type) => partsOf(type)[0],
);
