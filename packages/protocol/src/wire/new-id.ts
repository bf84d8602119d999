// Browsers and Node have it, which the types of the language alone do not tell.
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> };

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

let moment = 0;
let count = 0;

/** A new identifier, ordered by the moment it is made, also within a millisecond and where the clock is set back. */
export const newId = (): string => {
  const random = new DataView(crypto.getRandomValues(new Uint8Array(10)).buffer);
  const now = Date.now();
  // A count begins in its lower half, so that a millisecond has room for two thousand more.
  count = now > moment ? random.getUint16(8) >> 5 : count + 1;
  moment = Math.max(now, moment);
  if (count > 0xfff) {
    count = 0;
    moment += 1;
  }
  const time = hex(moment, 12);
  const variant = 0x8000 | (random.getUint16(0) & 0x3fff);
  const rest = `${hex(random.getUint16(2), 4)}${hex(random.getUint32(4), 8)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(count, 3)}-${hex(variant, 4)}-${rest}`;
};
