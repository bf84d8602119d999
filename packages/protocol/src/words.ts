// What both sides say without a schema. An entry of its own, so that a page loads no schema with it.
export { maximumUpload, tusVersion } from './files/upload.js';
export {
  isEmptyRichText,
  mentionsOf,
  plainTextOf,
  richTextLength,
  richTextMaxLength,
  richTextMaxMentions,
  richTextOf,
} from './mentions/rich-text-words.js';
export { flowKinds } from './records/lanes.js';
export { isClosed, statuses } from './threads/status-words.js';
export { newId } from './wire/new-id.js';
export { formatRef, parseRef, sameRef } from './wire/ref-words.js';
export { fillPath } from './wire/route.js';
export { writeQuery } from './wire/write-query.js';
