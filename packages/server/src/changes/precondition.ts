import { Refusal } from '../access/index.js';
import type { Write } from './write.js';

/** Refuses a change whose `If-Match` names another version than the present one; without the header the last write wins. */
export const expectVersion = async (write: Write, version: number, current: () => Promise<unknown>): Promise<void> => {
  if (write.ifMatch === null) return;
  const tags = write.ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes('*') || tags.includes(`"${String(version)}"`)) return;
  throw new Refusal('stale', `It is at version ${String(version)} now.`, { current: await current() });
};
