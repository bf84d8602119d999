import type { Database } from '../database/index.js';

/** Tells every node that a company's sequence has moved. What it says may be lost: readers look at the log in any case. */
export interface Bus {
  announce(company: string, seq: number): void;
  onMoved(heard: (company: string, seq: number) => void): void;
  close(): Promise<void>;
}

const channel = 'crm_moved';

/**
 * A bus over the database: LISTEN/NOTIFY on PostgreSQL, in the process on PGlite. It speaks outside the write's transaction,
 * where NOTIFY would serialise all commits, and says the latest seq only while an announcement is under way.
 */
export const openBus = async (database: Database): Promise<Bus> => {
  const listeners: ((company: string, seq: number) => void)[] = [];
  const pending = new Map<string, number>();
  let sending: Promise<void> | undefined;

  const stop = await database.listen(channel, (payload) => {
    const colon = payload.indexOf(':');
    for (const heard of listeners) heard(payload.slice(colon + 1), Number(payload.slice(0, colon)));
  });
  const send = async (): Promise<void> => {
    while (pending.size > 0) {
      const batch = [...pending];
      pending.clear();
      for (const [company, seq] of batch)
        await database.announce(channel, `${String(seq)}:${company}`).catch(() => undefined);
    }
  };
  return {
    announce(company, seq) {
      // This node need not wait for the database to hear of its own write.
      if (database.kind === 'postgres') for (const heard of listeners) heard(company, seq);
      pending.set(company, Math.max(seq, pending.get(company) ?? 0));
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    onMoved: (heard) => void listeners.push(heard),
    close: async () => {
      await sending;
      await stop();
    },
  };
};
