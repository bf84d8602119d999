export { behind } from './behind.js';
export type { Call, Calls } from './calls.js';
export {
  HttpClient,
  type Answer,
  type CallInput,
  type CallOptions,
  type Http,
  type HttpOptions,
  type Responded,
} from './http.js';
export { pages, type PageRequest } from './pages.js';
export { partOf, replyOf, type Reply } from './reply.js';
export type { TokenClaims } from './token-claims.js';
export { Tokens, type GetToken } from './tokens.js';
