import { randomUUID } from 'node:crypto';

type Heard = (company: string, seq: number) => void;

/** Tells every node that a company's sequence has moved. What it says may be lost: readers look at the log in any case. */
export interface Bus {
  announce(company: string, seq: number): void;
  onMoved(heard: Heard): void;
  /** Whether nodes hear of each other at the moment; until they do, readers find what is new by themselves. */
  readonly isConnected: boolean;
  close(): Promise<void>;
}

/** What takes announcements from node to node: the database, or a NATS server. */
export interface Carrier {
  readonly isConnected: boolean;
  /** Tells all nodes; where that cannot be done now it is not done at all. */
  send(payload: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a carrier that calls `heard` for everything sent by any node. */
export type OpenCarrier = (heard: (payload: string) => void) => Promise<Carrier>;

/**
 * A bus over a carrier. It speaks outside the write's transaction, and says the latest seq only while an announcement is
 * under way; the node itself hears at once.
 */
export const openBus = async (openCarrier: OpenCarrier): Promise<Bus> => {
  const me = randomUUID().slice(0, 8);
  const listeners: Heard[] = [];
  const pending = new Map<string, number>();
  let sending: Promise<void> | undefined;

  const tell = (company: string, seq: number): void => {
    for (const heard of listeners) heard(company, seq);
  };
  const carrier = await openCarrier((payload) => {
    const [, node, seq, company] = /^([^:]*):(\d{1,16}):(.+)$/s.exec(payload) ?? [];
    if (company !== undefined && node !== me) tell(company, Number(seq));
  });
  const send = async (): Promise<void> => {
    while (pending.size > 0) {
      const batch = [...pending];
      pending.clear();
      for (const [company, seq] of batch) await carrier.send(`${me}:${String(seq)}:${company}`).catch(() => undefined);
    }
  };
  return {
    announce(company, seq) {
      tell(company, seq);
      pending.set(company, Math.max(seq, pending.get(company) ?? 0));
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    onMoved: (heard) => void listeners.push(heard),
    get isConnected() {
      return carrier.isConnected;
    },
    close: async () => {
      await sending;
      await carrier.close();
    },
  };
};
