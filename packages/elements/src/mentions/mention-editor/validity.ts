import type { RichTextDocument } from '@towerp/crm-protocol';
import { isEmptyRichText, richTextLength } from '@towerp/crm-protocol/words';
import type { Messages } from '../../locale/messages.js';

/** What a text lacks of what its field asks for, and the words for it. */
export const validityOf = (
  value: RichTextDocument,
  { required, maxlength }: { required: boolean; maxlength: number },
  messages: Messages,
): { flags: ValidityStateFlags; message: string } => {
  if (required && isEmptyRichText(value)) return { flags: { valueMissing: true }, message: messages.required };
  if (richTextLength(value) > maxlength) return { flags: { tooLong: true }, message: messages.tooLong(maxlength) };
  return { flags: {}, message: '' };
};
