import { RichText, type RichTextDocument } from '@towerp/crm-protocol';
import { richTextOf } from '@towerp/crm-protocol/words';

/** Rich text as JSON; what is none is plain words. Apart from the editor, for it brings the schemas. */
export const valueOfJson = (json: string): RichText | RichTextDocument => {
  try {
    const parsed = RichText.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : richTextOf(json);
  } catch {
    return richTextOf(json);
  }
};
