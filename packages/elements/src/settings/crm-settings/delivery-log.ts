import type { WebhookDelivery } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { exactly, when } from '../../base/times.js';
import type { Messages } from '../../locale/messages.js';
import { settingsWords } from '../../locale/settings-words.js';
import { failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { circleAlertIcon, refreshCcwIcon } from '../../ui/icons.js';
import { chevronRightIcon, clockIcon } from '../../ui/more-icons.js';
import { circleCheckIcon, restoreIcon } from '../../ui/settings-icons.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import type { Ground } from './ground.js';
import { Reading } from './reading.js';

const pageSize = 20;
const icons = { delivered: circleCheckIcon, failed: circleAlertIcon, pending: clockIcon };

/** Why a receiver did not answer, in words. */
export const reasonOf = (error: string | null, messages: Messages): string => {
  const words = settingsWords(messages).webhooks;
  return words.reasons[error ?? ''] ?? words.unreachable;
};

const isTold = ({ status, attempts }: WebhookDelivery): boolean => status !== 'pending' || attempts > 0;

// A receiver has five seconds to answer.
const patience = { lookMs: 400, looks: 20 };

/** Looks until it is known what became of a delivery that was just sent; undefined where that takes too long. */
export const outcomeOf = async ({ client, host }: Ground, sent: WebhookDelivery): Promise<WebhookDelivery | undefined> => {
  let delivery: WebhookDelivery | undefined = sent;
  for (let look = 0; look < patience.looks && host.isConnected; look++) {
    if (delivery && isTold(delivery)) return delivery;
    await new Promise((done) => setTimeout(done, patience.lookMs));
    delivery = (await client?.webhooks.deliveries(sent.webhookId))?.items.find(({ id }) => id === sent.id);
  }
  return undefined;
}; // prettier-ignore

/** What a webhook was sent, folded under it and read when it is unfolded. */
export class DeliveryLog {
  readonly #ground: () => Ground;
  readonly #webhookId: string;
  readonly #reading: Reading<readonly WebhookDelivery[]>;
  #wanted = pageSize;
  #isOpen = false;

  constructor(ground: () => Ground, webhookId: string) {
    this.#ground = ground;
    this.#webhookId = webhookId;
    // One more than is shown tells whether there are more.
    this.#reading = new Reading(ground, (client) =>
      client.webhooks.deliveries(webhookId, { limit: Math.min(this.#wanted + 1, 200) }).all({ limit: this.#wanted + 1 }),
    ); // prettier-ignore
  }

  /** Reads anew where somebody looks. */
  refresh(): void {
    if (this.#isOpen) void this.#reading.again();
  }

  readonly #handleToggle = (event: Event): void => {
    this.#isOpen = (event.currentTarget as HTMLDetailsElement).open;
    this.#ground().host.requestUpdate();
    if (!this.#isOpen) return;
    this.#reading.begin();
    if (this.#reading.value) void this.#reading.again();
  };

  readonly #more = (): void => {
    this.#wanted += pageSize;
    void this.#reading.again();
  };

  async #replay({ id }: WebhookDelivery): Promise<void> {
    const { client, timing } = this.#ground();
    const words = settingsWords(timing.messages).webhooks;
    try {
      const sent = await client?.webhooks.replay(this.#webhookId, id);
      showToast({ text: words.replayed });
      await this.#reading.again();
      if (sent) await outcomeOf(this.#ground(), sent);
    } catch (error) {
      showToast({ text: `${words.notReplayed} ${failureOf(error, timing.messages).sentence}`, failed: true });
    }
    await this.#reading.again();
  }

  #row(delivery: WebhookDelivery, mayReplay: boolean): TemplateResult {
    const { timing } = this.#ground();
    const words = settingsWords(timing.messages).webhooks;
    const { status, type, attempts, responseStatus, error, attemptedAt, createdAt } = delivery;
    const hasFailed = status === 'failed' || (status === 'pending' && attempts > 0);
    const at = attemptedAt ?? createdAt;
    const answer = isTold(delivery) ? (responseStatus === null ? reasonOf(error, timing.messages) : String(responseStatus)) : words.pending;
    const state = status === 'delivered' ? words.delivered : hasFailed ? words.failedDelivery : words.pending;
    return html`<li class="delivery ${hasFailed ? 'failed' : status}">
      <span role="img" aria-label=${state} title=${state}>${icons[hasFailed ? 'failed' : status]()}</span>
      <span class="delivery-what"><span class="medium">${type}</span><time class="small muted" datetime=${at} title=${exactly(at, timing)}>${when(at, timing)}${attempts > 1 ? `, ${words.attempts(attempts)}` : ''}</time></span>
      <span class="delivery-answer small">${answer}${hasFailed ? html`<span class="muted">${status === 'failed' ? words.noMore : words.tryAgain}</span>` : nothing}</span>
      ${hasFailed && mayReplay ? html`<button type="button" class="button compact square replay" aria-label=${words.replay(type)} title=${words.replay(type)} @click=${() => void this.#replay(delivery)}>${restoreIcon()}</button>` : nothing}
    </li>`;
  } // prettier-ignore

  #content(mayReplay: boolean): TemplateResult {
    const { messages } = this.#ground().timing;
    const words = settingsWords(messages).webhooks;
    const { value, error } = this.#reading;
    if (error !== undefined) return failedPlace(words.logFailed, error, messages, () => void this.#reading.again());
    if (!value) return skeletonRows(3, messages);
    if (value.length === 0) return html`<p class="small muted none">${words.noLog}</p>`;
    const rows = value.slice(0, this.#wanted);
    return html`<ul>${repeat(rows, ({ id }) => id, (delivery) => this.#row(delivery, mayReplay))}</ul>
      ${value.length > rows.length ? html`<button type="button" class="button compact quiet more" @click=${this.#more}>${messages.loadMore}</button>` : nothing}`;
  } // prettier-ignore

  render(mayReplay: boolean): TemplateResult {
    const { messages } = this.#ground().timing;
    const words = settingsWords(messages).webhooks;
    return html`<details class="log" ?open=${this.#isOpen} @toggle=${this.#handleToggle}>
      <summary class="small">${chevronRightIcon()}<span class="medium">${words.log}</span></summary>
      ${this.#isOpen ? html`<button type="button" class="button compact quiet refresh" @click=${() => void this.#reading.again()}>${refreshCcwIcon()}${words.reload}</button>${this.#content(mayReplay)}` : nothing}
    </details>`;
  } // prettier-ignore
}
