// Two 32-bit halves of a well-mixed hash (cyrb53): a name, not a secret. On plain HTTP there is no crypto.subtle.
const hash = (text: string): string => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a, b].map((half) => (half >>> 0).toString(36)).join('');
};

/** One name for all tabs of one person at one backend: two persons on one origin never meet. */
export const nameOf = (baseUrl: string, identity: string): string => {
  const page = (globalThis as { location?: { href: string } }).location?.href;
  return `towerp-crm-${hash(JSON.stringify([new URL(baseUrl, page).href, identity]))}`;
};
