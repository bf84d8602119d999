export { Audience, Candidate } from './candidate.js';
export {
  BodyInput,
  isEmptyRichText,
  mentionsOf,
  plainTextOf,
  RichText,
  RichTextInput,
  richTextLength,
  richTextMaxLength,
  richTextMaxMentions,
  richTextOf,
  type Block,
  type Inline,
  type MentionInline,
  type RichTextDocument,
} from './rich-text.js';
export { mentionRoutes } from './routes.js';
