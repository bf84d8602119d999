import * as z from 'zod/mini';
import { erpIdMaxLength, hasWholeText } from './ref-words.js';

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An identifier of what the CRM itself makes: a UUID version 7 (RFC 9562), lower case; a client may choose it. */
export const Uuid = z.string().check(z.toLowerCase(), z.regex(uuidV7, { error: 'must be a UUID version 7' }));

/** An identifier that TOWERP gave: any 1–128 characters. */
export const ErpId = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(erpIdMaxLength),
    z.refine(hasWholeText, { error: 'must not contain NUL or lone surrogates' }),
  );
