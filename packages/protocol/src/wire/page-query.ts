import * as z from 'zod/mini';
import { integer } from './query.js';

/** The parameters of every list: keyset pages of 1–200 items, 50 unless told. */
export const pageQuery = {
  limit: z.optional(integer(1, 200)),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
};
