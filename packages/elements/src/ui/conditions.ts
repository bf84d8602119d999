import type { Connection } from '@towerp/crm-client';
import { html, nothing, type TemplateResult } from 'lit';
import { when, type Timing } from '../base/times.js';
import type { Messages } from '../locale/messages.js';
import { failureOf, requestNumber } from './failure.js';
import { lockIcon, plugZapIcon, refreshCcwIcon, wifiOffIcon } from './icons.js';

/** An empty place: why, and one way on. */
export const emptyPlace = (parts: {
  icon: TemplateResult;
  title: string;
  why?: string | undefined;
  action?: TemplateResult | typeof nothing;
}): TemplateResult =>
  html`<div class="condition">
    ${parts.icon}
    <p class="strong">${parts.title}</p>
    ${parts.why ? html`<p>${parts.why}</p>` : nothing}
    ${parts.action ? html`<div class="line">${parts.action}</div>` : nothing}
  </div>`;

const forbiddenPlace = (messages: Messages): TemplateResult =>
  emptyPlace({ icon: lockIcon(), title: messages.listForbidden, why: messages.listForbiddenWhy });

/** A place that did not load: a sentence, the request's number, another try; or what right is missing. */
export const failedPlace = (title: string, error: unknown, messages: Messages, retry: () => void): TemplateResult => {
  const failure = failureOf(error, messages);
  if (failure.code === 'forbidden') return forbiddenPlace(messages);
  return emptyPlace({
    icon: plugZapIcon(),
    title,
    why: `${failure.sentence} ${messages.nothingLost}`,
    action: html`<button type="button" class="button primary compact" @click=${retry}>
        ${refreshCcwIcon()}${messages.retry}
      </button>
      ${requestNumber(failure.requestId, messages)}`,
  });
};

/** A bar over cached data: since when the connection is lost. */
export const connectionBar = (connection: Connection | undefined, timing: Timing): TemplateResult | typeof nothing => {
  if (connection?.state === 'signed_out') {
    return html`<div class="bar failed" role="status">${lockIcon()}${timing.messages.signedOut}</div>`;
  }
  if (connection?.state !== 'offline') return nothing;
  const age = when(new Date(connection.since).toISOString(), timing);
  return html`<div class="bar offline" role="status">
    ${wifiOffIcon()}<span
      ><strong class="strong">${timing.messages.offlineTitle}</strong> ${timing.messages.offlineAge(age)}</span
    >
  </div>`;
};

/** Rows of bones with the height of what is to come. */
export const skeletonRows = (count: number, messages: Messages): TemplateResult =>
  html`<div class="skeleton" role="status">
    <span class="unseen">${messages.loading}</span>
    ${Array.from({ length: count }, () => html`<div class="bones"><i class="bone"></i><i class="bone"></i><i class="bone round"></i></div>`)}
  </div>`;
