import { isCrmError } from '@towerp/crm-client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { circleAlertIcon, copyIcon } from './icons.js';

type Sentence = keyof Messages['failures'];

const sentences: Record<string, Sentence> = {
  network: 'offline',
  timeout: 'slow',
  unavailable: 'slow',
  forbidden: 'forbidden',
  not_found: 'missing',
  stale: 'stale',
  conflict: 'stale',
  rate_limited: 'busy',
  invalid: 'invalid',
  too_large: 'invalid',
  unauthenticated: 'signedOut',
  token_expired: 'signedOut',
};

/** Why something failed, as one plain sentence of the reader's language, with the number to quote. */
export type Failure = { sentence: string; requestId: string | undefined; code: string };

export const failureOf = (error: unknown, messages: Messages): Failure => {
  const code = isCrmError(error) ? error.code : 'internal';
  return {
    code,
    sentence: messages.failures[sentences[code] ?? 'other'],
    requestId: isCrmError(error) ? error.requestId : undefined,
  };
};

// On plain-HTTP intranets there is no clipboard; the number can still be selected.
const copy = (event: Event, text: string, messages: Messages): void => {
  const button = event.currentTarget as HTMLElement;
  void (navigator.clipboard as Clipboard | undefined)?.writeText(text).then(() => {
    button.title = messages.copied;
  });
};

/** The request's number to copy. */
export const requestNumber = (requestId: string | undefined, messages: Messages): TemplateResult | typeof nothing =>
  requestId
    ? html`<button
        type="button"
        class="request"
        title=${messages.copyRequest}
        @click=${(event: Event) => {
          copy(event, requestId, messages);
        }}
      >
        ${requestId}${copyIcon()}<span class="unseen">${messages.copyRequest}</span>
      </button>`
    : nothing;

/** What was refused, beside where it was asked; the parts of `failure` may be empty. */
export const refusalBar = (title: string, failure: Failure, messages: Messages): TemplateResult =>
  html`<div class="bar failed" role="alert">
    ${circleAlertIcon()}<strong class="medium">${title}</strong><span>${failure.sentence}</span
    ><span class="grow"></span>
    ${requestNumber(failure.requestId, messages)}
  </div>`;
