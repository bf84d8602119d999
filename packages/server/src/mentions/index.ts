export { bodiesFor, mapInlines, refsIn, saveBody, type BodyFor, type SavedBody } from './body.js';
export { indexEntries } from './indexing.js';
export { resolveRefs } from './resolve.js';
export { bindMentions } from './routes.js';
