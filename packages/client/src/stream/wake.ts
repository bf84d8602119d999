interface Target {
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
}

const everyMs = 2000;
const jumpMs = 10_000;

/** Tells when the network is back (`online`), the page is looked at again, or the machine has slept. */
export const onWake = (wake: (why: 'online' | 'visible') => void): (() => void) => {
  const page = (globalThis as { document?: Target & { visibilityState?: string } }).document;
  const host: Target = globalThis;
  const online = (): void => {
    wake('online');
  };
  const visible = (): void => {
    if (page?.visibilityState === 'visible') wake('visible');
  };
  // Timers stand still while a machine sleeps, and its clock does not.
  let seen = Date.now();
  const watching = setInterval(() => {
    const now = Date.now();
    if (now - seen > everyMs + jumpMs) wake('visible');
    seen = now;
  }, everyMs);
  (watching as { unref?: () => void }).unref?.();
  host.addEventListener?.('online', online);
  page?.addEventListener?.('visibilitychange', visible);
  return () => {
    clearInterval(watching);
    host.removeEventListener?.('online', online);
    page?.removeEventListener?.('visibilitychange', visible);
  };
};
