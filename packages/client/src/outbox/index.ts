export { actingBy, type Acting } from './acting.js';
export type { Refusal } from './entry.js';
export type { Operation, Shown, Write, WriteOptions, Writer } from './operation.js';
export { Outbox } from './outbox.js';
export { emptyOutbox, type OutboxNews, type OutboxState, type QueuedWrite } from './state.js';
export { MemoryStorage, type Place, type Storage } from './storage.js';
