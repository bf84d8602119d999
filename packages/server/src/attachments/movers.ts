import type { Write } from '../changes/index.js';
import { moveCommunication } from '../communications/index.js';
import { keepForThread } from '../files/index.js';
import { moveTaskInto } from '../tasks/index.js';

/** Brings what is attached into a thread: an entry that stands in none, a file that is to be kept. */
export type Mover = (write: Write, id: string, threadId: string) => Promise<void>;

/** How things of each kind are brought into the thread to which they are attached. */
export const movers: Readonly<Record<string, Mover>> = {
  communication: moveCommunication,
  task: moveTaskInto,
  file: keepForThread,
};
