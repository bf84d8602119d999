import type { Write } from '../changes/index.js';
import { moveCommunication } from '../communications/index.js';
import { moveTaskInto } from '../tasks/index.js';

/** Brings an entry that stands in no thread into one; does nothing where it stands in one already. */
export type Mover = (write: Write, id: string, threadId: string) => Promise<void>;

/** How entries of each kind are moved into the thread to which they are attached. */
export const movers: Readonly<Record<string, Mover>> = { communication: moveCommunication, task: moveTaskInto };
