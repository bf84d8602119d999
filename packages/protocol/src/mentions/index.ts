export { Audience, Candidate } from './candidate.js';
export { RichText, type Block, type Inline, type MentionInline } from './rich-text.js';
export {
  isEmptyRichText,
  mentionsOf,
  plainTextOf,
  richTextLength,
  richTextMaxLength,
  richTextMaxMentions,
  richTextOf,
} from './rich-text-words.js';
export { BodyInput, RichTextInput } from './rich-text-input.js';
export { type RichTextDocument } from './rich-text-document.js';
export { mentionRoutes } from './routes.js';
