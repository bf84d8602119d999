import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a link holds. */
const lifetime = 300;
/** Links change this seldom, so that a browser need not fetch again what it has. */
const step = 30;

/** What is had by a link. */
export type Part = 'content' | 'thumbnail';

export interface Signing {
  readonly company: string;
  readonly key: string;
  /** The moment of signing, in seconds. */
  readonly at: number;
}

const sign = (key: string, company: string, id: string, part: Part, expires: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([company, id, part, expires]))
    .digest();

/** A path on this server that shows a part of a file to whoever has it, for 5 minutes at the most. */
export const linkTo = ({ company, key, at }: Signing, id: string, part: Part): string => {
  const expires = String(Math.floor(at / step) * step + lifetime);
  const signature = sign(key, company, id, part, expires).toString('base64url');
  return `/v1/files/${id}/${part}?company=${encodeURIComponent(company)}&expires=${expires}&signature=${signature}`;
};

interface Link {
  readonly id: string;
  readonly part: Part;
  readonly expires: string;
  readonly signature: string;
}

/** Whether a link was signed by this company and still holds. */
export const holds = ({ company, key, at }: Signing, { id, part, expires, signature }: Link): boolean => {
  const [given, wanted] = [Buffer.from(signature, 'base64url'), sign(key, company, id, part, expires)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) && Number(expires) > at;
};
