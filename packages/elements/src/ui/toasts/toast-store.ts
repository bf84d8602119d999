import { atom } from 'nanostores';

/** A word at the page's edge, with a way back for as long as it stands. */
export type Toast = {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
  /** What is done once it leaves without having been undone: nothing was done before. */
  leave?: (() => void) | undefined;
  /** What went wrong stays until it is closed: nobody has to read it in time. */
  failed?: boolean | undefined;
};

/** How long something can be undone. */
export const undoTime = 8_000;

/** The toasts that stand now, the latest last. */
export const $toasts = atom<readonly Toast[]>([]);

const timers = new Map<number, ReturnType<typeof setTimeout>>();
let nextId = 1;

/** The most that stand at once. */
const most = 3;

const take = (id: number): Toast | undefined => {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const taken = $toasts.get().find((toast) => toast.id === id);
  $toasts.set($toasts.get().filter((toast) => toast.id !== id));
  return taken;
};

export const dismissToast = (id: number): void => {
  take(id)?.leave?.();
};

// Who leaves the page meant what was asked for.
globalThis.addEventListener?.('pagehide', () => {
  for (const { id } of $toasts.get()) dismissToast(id);
});

const startTimer = ({ id, failed }: Toast): void => {
  clearTimeout(timers.get(id));
  if (failed) return;
  timers.set(
    id,
    setTimeout(() => {
      dismissToast(id);
    }, undoTime),
  );
};

export const showToast = (toast: Omit<Toast, 'id'>): number => {
  const id = nextId++;
  for (const { id: oldest } of $toasts.get().slice(0, 1 - most)) dismissToast(oldest);
  const shown = { ...toast, id };
  $toasts.set([...$toasts.get(), shown]);
  startTimer(shown);
  return id;
};

/** While somebody reads or reaches for a toast it does not leave. */
export const holdToasts = (held: boolean): void => {
  for (const toast of $toasts.get()) {
    if (held) clearTimeout(timers.get(toast.id));
    else startTimer(toast);
  }
};

export const undoToast = (id: number): void => {
  take(id)?.undo?.();
};

/** Undoes what was done last; true if there was something. */
export const undoLatest = (): boolean => {
  const latest = $toasts.get().findLast((toast) => toast.undo);
  if (!latest) return false;
  undoToast(latest.id);
  return true;
};

/** What is done at once, and what takes it back. */
export type Undoable = {
  text: string;
  act: () => Promise<unknown>;
  back: () => Promise<unknown>;
  /** What is said where either is refused. */
  refused: (error: unknown) => string;
};

/** Does something and says so with a way back; where it is refused, that is said instead. */
export const doUndoably = ({ text, act, back, refused }: Undoable): void => {
  const fail = (error: unknown): void => {
    showToast({ text: refused(error), failed: true });
  };
  const done = act();
  const said = showToast({
    text,
    undo: () => {
      back().catch(fail);
    },
  });
  done.catch((error: unknown) => {
    dismissToast(said);
    fail(error);
  });
};
