interface Target {
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
}

/** Tells when the network is back (`online`) or the page is looked at again; says nothing where there is no page. */
export const onWake = (wake: (why: 'online' | 'visible') => void): (() => void) => {
  const page = (globalThis as { document?: Target & { visibilityState?: string } }).document;
  const host: Target = globalThis;
  const online = (): void => {
    wake('online');
  };
  const visible = (): void => {
    if (page?.visibilityState === 'visible') wake('visible');
  };
  host.addEventListener?.('online', online);
  page?.addEventListener?.('visibilitychange', visible);
  return () => {
    host.removeEventListener?.('online', online);
    page?.removeEventListener?.('visibilitychange', visible);
  };
};
