import { atom } from 'nanostores';

/** A word at the page's edge, with a way back for as long as it stands. */
export type Toast = { id: number; text: string; undo?: (() => void) | undefined; failed?: boolean | undefined };

/** How long something can be undone. */
export const undoTime = 8_000;

/** The toasts that stand now, the latest last. */
export const $toasts = atom<readonly Toast[]>([]);

const timers = new Map<number, ReturnType<typeof setTimeout>>();
let nextId = 1;

export const dismissToast = (id: number): void => {
  clearTimeout(timers.get(id));
  timers.delete(id);
  $toasts.set($toasts.get().filter((toast) => toast.id !== id));
};

const startTimer = (id: number): void => {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => {
      dismissToast(id);
    }, undoTime),
  );
};

export const showToast = (toast: Omit<Toast, 'id'>): number => {
  const id = nextId++;
  $toasts.set([...$toasts.get().slice(-2), { ...toast, id }]);
  startTimer(id);
  return id;
};

/** While somebody reads or reaches for a toast it does not leave. */
export const holdToasts = (held: boolean): void => {
  for (const { id } of $toasts.get()) {
    if (held) clearTimeout(timers.get(id));
    else startTimer(id);
  }
};

export const undoToast = (id: number): void => {
  const toast = $toasts.get().find((one) => one.id === id);
  dismissToast(id);
  toast?.undo?.();
};

/** Undoes what was done last; true if there was something. */
export const undoLatest = (): boolean => {
  const latest = $toasts.get().findLast((toast) => toast.undo);
  if (!latest) return false;
  undoToast(latest.id);
  return true;
};
