import { atom, type ReadableAtom } from 'nanostores';

/** How far a piece of long work is. */
export type Progress = {
  done: number;
  total: number;
  /** True until everything was tried, or it was cancelled. */
  isRunning: boolean;
  /** What was refused, and why the last of it was. */
  failed: readonly string[];
  error: unknown;
};

/** What is done to a lot of ids at once. */
export type Send = (ids: readonly string[], signal: AbortSignal) => Promise<unknown>;

/** Long work of which its reader sees the progress; it can be cancelled, and what failed can be tried again. */
export type Work = {
  label: string;
  /** What is said where it failed as a whole; without it how many failed. */
  failure?: string;
  $progress: ReadableAtom<Progress>;
  cancel: () => void;
  /** Tries again what failed, and nothing else. */
  retry: () => void;
  /** Ends when everything was tried. */
  finished: Promise<Progress>;
};

/** Fewer things than this are done before a bar could be read. */
export const shortWork = 20;

// One thread that is gone must not keep a hundred others from changing: a refused lot is halved until it is found.
const passing = new Set(['network', 'timeout', 'unavailable', 'rate_limited', 'unauthenticated', 'token_expired']);
const isPassing = (error: unknown): boolean => passing.has(String((error as { code?: unknown } | undefined)?.code));

const lotsOf = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));

/** Sends ids lot by lot. */
export const startWork = (
  label: string,
  ids: readonly string[],
  { lot, send, succeeded }: { lot: number; send: Send; succeeded: (ids: readonly string[]) => void },
): Work => {
  const abort = new AbortController();
  const $progress = atom<Progress>({ done: 0, total: ids.length, isRunning: true, failed: [], error: undefined });
  const change = (next: Partial<Progress>): void => { $progress.set({ ...$progress.get(), ...next }); };
  const attempt = async (some: readonly string[]): Promise<void> => {
    if (abort.signal.aborted) return;
    try {
      await send(some, abort.signal);
      change({ done: $progress.get().done + some.length });
      succeeded(some);
    } catch (error) {
      if (abort.signal.aborted) return;
      if (some.length === 1 || isPassing(error)) return change({ failed: [...$progress.get().failed, ...some], error });
      const half = Math.ceil(some.length / 2);
      await attempt(some.slice(0, half));
      await attempt(some.slice(half));
    }
  };
  const run = async (these: readonly string[]): Promise<Progress> => {
    change({ isRunning: true, failed: [], error: undefined });
    for (const some of lotsOf(these, lot)) await attempt(some);
    change({ isRunning: false });
    return $progress.get();
  };
  return {
    label,
    $progress,
    cancel: () => { abort.abort(); },
    retry: () => void run($progress.get().failed),
    finished: run(ids),
  };
}; // prettier-ignore
