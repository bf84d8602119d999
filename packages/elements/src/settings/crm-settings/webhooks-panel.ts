import type { Webhook, WebhookDelivery } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { settingsWords, type SettingsWords } from '../../locale/settings-words.js';
import { emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { circleAlertIcon, plusIcon } from '../../ui/icons.js';
import { sendIcon, trash2Icon } from '../../ui/more-icons.js';
import { circleCheckIcon, webhookIcon } from '../../ui/settings-icons.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import { DeliveryLog, outcomeOf, reasonOf } from './delivery-log.js';
import { partsOf } from './event-types.js';
import { focusOn, type Ground } from './ground.js';
import { Reading } from './reading.js';
import { refusalOf, secretBox, webhookForm, type WebhookDraft } from './webhook-form.js';

/** What came of a test, as far as it is known. */
type Outcome = { tone: 'waits' | 'taken' | 'failed'; text: string };

const blank: WebhookDraft = { url: '', types: [] };
const mostWebhooks = 500;

const shortUrl = (url: string): string => url.replace(/^https:\/\//, '').replace(/\/$/, '');

/** Which other systems are told of events, what they were sent, and how they took it. */
export class WebhooksPanel {
  readonly #host: LitElement;
  readonly #ground: () => Ground;
  readonly #reading: Reading<readonly Webhook[]>;
  readonly #logs = new Map<string, DeliveryLog>();
  readonly #outcomes = new Map<string, Outcome>();
  #draft: WebhookDraft | undefined;
  #isSending = false;
  #made: Webhook | undefined;
  #isCopied = false;
  #leaving: Webhook | undefined;

  constructor(host: LitElement, ground: () => Ground) {
    this.#host = host;
    this.#ground = ground;
    this.#reading = new Reading(ground, (client) => client.webhooks.list({ limit: 200 }).all({ limit: mostWebhooks }));
  }

  get #words(): SettingsWords['webhooks'] {
    return settingsWords(this.#ground().timing.messages).webhooks;
  }

  /** The section is shown. */
  begin(): void {
    if (!this.#reading.begin()) return;
    // Nothing of one person is left to the next, a secret least of all.
    this.#made = this.#draft = this.#leaving = undefined;
    this.#logs.clear();
    this.#outcomes.clear();
  }

  #log({ id }: Webhook): DeliveryLog {
    const log = this.#logs.get(id) ?? new DeliveryLog(this.#ground, id);
    this.#logs.set(id, log);
    return log;
  }

  readonly #startAdding = (): void => {
    this.#draft = { ...blank };
    this.#host.requestUpdate();
    void focusOn(this.#host, '#webhook-url');
  };

  readonly #stopAdding = (): void => {
    this.#draft = undefined;
    this.#host.requestUpdate();
    void focusOn(this.#host, '.add-webhook');
  };

  readonly #add = async (draft: WebhookDraft): Promise<void> => {
    const { client, timing } = this.#ground();
    if (!client || this.#isSending) return;
    const refuse = (refusal: WebhookDraft['refusal']): void => {
      this.#draft = { ...draft, refusal };
      void focusOn(this.#host, '#webhook-url');
    };
    this.#draft = draft;
    if (draft.url === '') {
      refuse({ sentence: this.#words.badUrl, isOfUrl: true });
      return this.#host.requestUpdate();
    }
    this.#isSending = true;
    this.#host.requestUpdate();
    try {
      const types = draft.types.length > 0 ? [...draft.types] : null;
      this.#isCopied = false;
      this.#made = await client.webhooks.create({ url: draft.url, types });
      this.#reading.value = [...(this.#reading.value ?? []), { ...this.#made, secret: null }];
      this.#draft = undefined;
      void focusOn(this.#host, '.copy');
    } catch (error) {
      refuse(refusalOf(error, timing.messages));
    }
    this.#isSending = false;
    this.#host.requestUpdate();
  };

  readonly #noteCopied = (): void => {
    this.#isCopied = true;
    this.#host.requestUpdate();
  };

  readonly #forgetSecret = (): void => {
    this.#made = undefined;
    this.#host.requestUpdate();
    void focusOn(this.#host, '.add-webhook');
  };

  #tell(id: string, outcome: Outcome): void {
    this.#outcomes.set(id, outcome);
    this.#host.requestUpdate();
  }

  #outcomeOf({ status, responseStatus, error }: WebhookDelivery): Outcome {
    const words = this.#words;
    if (status === 'delivered') return { tone: 'taken', text: words.taken(String(responseStatus ?? '')) };
    if (responseStatus !== null) return { tone: 'failed', text: words.refusedTest(String(responseStatus)) };
    return { tone: 'failed', text: words.unanswered(reasonOf(error, this.#ground().timing.messages)) };
  }

  async #test(webhook: Webhook): Promise<void> {
    const { client, timing } = this.#ground();
    const { id } = webhook;
    if (!client || this.#outcomes.get(id)?.text === this.#words.testing) return;
    this.#tell(id, { tone: 'waits', text: this.#words.testing });
    try {
      const delivery = await outcomeOf(this.#ground(), await client.webhooks.test(id));
      this.#tell(id, delivery ? this.#outcomeOf(delivery) : { tone: 'waits', text: this.#words.waiting });
    } catch (error) {
      this.#tell(id, { tone: 'failed', text: `${this.#words.notSent} ${failureOf(error, timing.messages).sentence}` });
    }
    this.#log(webhook).refresh();
  } // prettier-ignore

  #ask(webhook: Webhook): void {
    this.#leaving = webhook;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => { this.#host.renderRoot.querySelector<HTMLDialogElement>('.ask')?.showModal(); }); // prettier-ignore
  }

  async #answer(isYes: boolean): Promise<void> {
    const webhook = this.#leaving;
    const { client, timing } = this.#ground();
    if (!webhook || !client) return;
    this.#leaving = undefined;
    this.#host.requestUpdate();
    if (!isYes) return focusOn(this.#host, `[data-webhook="${webhook.id}"] .remove`);
    const held = this.#reading.value ?? [];
    this.#reading.value = held.filter(({ id }) => id !== webhook.id);
    if (this.#made?.id === webhook.id) this.#made = undefined;
    void focusOn(this.#host, '.add-webhook');
    try {
      await client.webhooks.delete(webhook.id);
      this.#logs.delete(webhook.id);
      showToast({ text: this.#words.removed });
    } catch (error) {
      showToast({ text: `${this.#words.notRemoved} ${failureOf(error, timing.messages).sentence}`, failed: true });
      await this.#reading.again();
    }
  }

  #types({ types }: Webhook): string {
    const words = this.#words;
    if (types === null) return words.allTypes;
    const groups = [...new Set(types.map((type) => partsOf(type)[0]))];
    return `${groups.map((group) => words.groups[group] ?? group).join(', ')} · ${words.someTypes(types.length)}`;
  }

  #outcome({ id }: Webhook): TemplateResult {
    const outcome = this.#outcomes.get(id);
    const icon = outcome?.tone === 'taken' ? circleCheckIcon() : outcome?.tone === 'failed' ? circleAlertIcon() : nothing;
    return html`<p class="outcome small ${outcome?.tone ?? ''}" role="status">${outcome ? html`${icon}${outcome.text}` : nothing}</p>`;
  } // prettier-ignore

  #row(webhook: Webhook): TemplateResult {
    const words = this.#words;
    const { id, url, types, disabledAt, disabledReason } = webhook;
    const stands = disabledAt === null;
    return html`<li class="box webhook" data-webhook=${id}>
      <div class="webhook-head">
        <div class="grow"><p class="webhook-url" title=${url}>${shortUrl(url)}</p><p class="small muted" title=${types?.join(', ') ?? nothing}>${this.#types(webhook)}</p></div>
        <span class="line">${stands ? html`<button type="button" class="button compact test" @click=${() => void this.#test(webhook)}>${sendIcon()}${words.test}</button>` : nothing}
        <button type="button" class="button compact square quiet remove" aria-label=${`${words.remove}: ${shortUrl(url)}`} title=${words.remove} @click=${() => { this.#ask(webhook); }}>${trash2Icon()}</button></span>
      </div>
      ${stands ? nothing : html`<p class="refusal stopped">${circleAlertIcon()}${words.disabled[disabledReason ?? 'failing']}</p>`}
      ${this.#outcome(webhook)}
      ${this.#log(webhook).render(stands)}
    </li>`;
  } // prettier-ignore

  #dialog(): TemplateResult | typeof nothing {
    const words = this.#words;
    const webhook = this.#leaving;
    if (!webhook) return nothing;
    return html`<dialog class="ask" aria-labelledby="ask-title" aria-describedby="ask-why" @close=${() => void this.#answer(false)} @keydown=${(event: Event) => { event.stopPropagation(); }}>
      <form method="dialog" @submit=${(event: SubmitEvent) => void this.#answer((event.submitter as HTMLButtonElement).value === 'remove')}>
        <p class="strong" id="ask-title">${words.removeTitle(shortUrl(webhook.url))}</p>
        <p class="muted" id="ask-why">${words.removeWhy}</p>
        <div class="line"><button class="button" value="" autofocus>${this.#ground().timing.messages.cancel}</button><button class="button danger" value="remove">${trash2Icon()}${words.remove}</button></div>
      </form>
    </dialog>`;
  } // prettier-ignore

  #content(): TemplateResult {
    const { messages } = this.#ground().timing;
    const words = this.#words;
    const { value, error } = this.#reading;
    if (error !== undefined && !value) return failedPlace(settingsWords(messages).failed, error, messages, () => void this.#reading.again());
    if (!value) return html`<div class="box">${skeletonRows(3, messages)}</div>`;
    const add = html`<button type="button" class="button primary add-webhook" @click=${this.#startAdding}>${plusIcon()}${words.add}</button>`;
    if (value.length === 0 && !this.#draft) return html`<div class="box">${emptyPlace({ icon: webhookIcon(), title: words.none, why: words.noneWhy, action: add })}</div>`;
    return html`<ul class="webhooks">${repeat(value, ({ id }) => id, (webhook) => this.#row(webhook))}</ul>`;
  } // prettier-ignore

  render(): TemplateResult {
    const { timing, level } = this.#ground();
    const { messages } = timing;
    const words = this.#words;
    const draft = this.#draft;
    const hasAny = (this.#reading.value?.length ?? 0) > 0;
    return html`<div class="panel-head">
        <div class="grow">${heading(level, 'panel-title', words.title)}<p class="why muted">${words.why}</p></div>
        ${hasAny && !draft ? html`<button type="button" class="button primary add-webhook" @click=${this.#startAdding}>${plusIcon()}${words.add}</button>` : nothing}
      </div>
      ${this.#made ? secretBox({ webhook: this.#made, messages, isCopied: this.#isCopied, copied: this.#noteCopied, done: this.#forgetSecret }) : nothing}
      ${draft ? webhookForm({ draft, messages, isSending: this.#isSending, submit: (written) => void this.#add(written), cancel: this.#stopAdding }) : nothing}
      ${this.#content()} ${this.#dialog()}`;
  } // prettier-ignore
}
