import * as z from 'zod/mini';
import { parseRef } from './ref-words.js';

/** A ref as a query parameter: `client_order:43659`. */
export const RefParameter = z.pipe(
  z.string(),
  z.transform((value: string, context) => {
    const ref = parseRef(value);
    if (ref) return ref;
    context.issues.push({ code: 'custom', message: 'must be kind:id', input: value });
    return z.NEVER;
  }),
);
