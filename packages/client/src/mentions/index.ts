import type { mentionRoutes, Audience, Candidate, RouteBody, RouteQuery } from '@towerp/crm-protocol';
import { replyOf, type CallOptions, type Http, type Reply } from '../http/index.js';
import { mentionCalls } from './calls.js';

/** What is being typed after `@` or `#`, and where. */
export type CandidateQuery = RouteQuery<typeof mentionRoutes.candidates>;
/** A text that is about to be saved. */
export type AudienceInput = RouteBody<typeof mentionRoutes.audience>;

/** Who and what can be mentioned, and whom that notifies (R3, R4). */
export interface Mentions {
  /** What can be mentioned, the likeliest first. */
  candidates(query?: CandidateQuery, options?: CallOptions): Reply<{ items: Candidate[] }>;
  /** Whom a text would notify, and whom it would not and why. */
  audience(input: AudienceInput, options?: CallOptions): Reply<Audience>;
}

/** The room of mentions. */
export const mentions = (http: Http): Mentions => ({
  candidates: (query, options) => replyOf(http.call(mentionCalls.candidates, { query, ...options })),
  audience: (body, options) => replyOf(http.call(mentionCalls.audience, { body, ...options })),
});
