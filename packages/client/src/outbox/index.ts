export { Outbox, type OutboxNews, type OutboxState, type QueuedWrite } from './outbox.js';
export type { Refusal } from './entry.js';
export type { Operation, Shown, Write, WriteOptions, Writer } from './operation.js';
export { MemoryStorage, type Place, type Storage } from './storage.js';
