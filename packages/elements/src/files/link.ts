/** What is still on its way when the moment comes is too late. */
const margin = 5000;

/** Whether a signed link can still be followed: it bears the second until which it holds. */
export const holds = (link: string, now = Date.now()): boolean => {
  const expires = /[?&]expires=(\d+)/.exec(link)?.[1];
  return expires === undefined || Number(expires) * 1000 - margin > now;
};
