import type { RichTextDocument } from '@towerp/crm-protocol';
import { isEmptyRichText } from '@towerp/crm-protocol/words';

// Kept outside the elements: a panel that closes and opens again, or a row that scrolls away, loses no word.
const drafts = new Map<string, RichTextDocument>();

export const draftOf = (key: string): RichTextDocument | undefined => drafts.get(key);

/** Keeps a draft; an emptied one never returns. */
export const keepDraft = (key: string, text: RichTextDocument): void => {
  if (isEmptyRichText(text)) drafts.delete(key);
  else drafts.set(key, text);
};

export const dropDraft = (key: string): void => {
  drafts.delete(key);
};
