import { isCrmError } from '@towerp/crm-client';
import type { Webhook } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../locale/messages.js';
import { settingsWords } from '../../locale/settings-words.js';
import { failureOf, requestNumber, type Failure } from '../../ui/failure.js';
import { copyIcon } from '../../ui/icons.js';
import { checkIcon } from '../../ui/more-icons.js';
import { triangleAlertIcon } from '../../ui/team-icons.js';
import { partsOf, typesByGroup, type ToldType } from './event-types.js';

/** A webhook that is being written. */
export type WebhookDraft = { url: string; types: readonly ToldType[]; refusal?: WebhookRefusal | undefined };
/** Why it was not added: what is wrong with the address, or what the server said. */
export type WebhookRefusal = { sentence: string; isOfUrl: boolean; failure?: Failure };

/** What the server says against a webhook, in words. */
export const refusalOf = (error: unknown, messages: Messages): WebhookRefusal => {
  const words = settingsWords(messages).webhooks;
  const ofUrl = isCrmError(error) ? error.errors.find(({ path }) => path === 'url') : undefined;
  if (ofUrl?.code === 'private') return { sentence: words.private, isOfUrl: true };
  if (ofUrl?.code === 'insecure') return { sentence: words.insecure, isOfUrl: true };
  if (ofUrl) return { sentence: words.badUrl, isOfUrl: true };
  return { sentence: words.notAdded, isOfUrl: false, failure: failureOf(error, messages) };
};

export type WebhookFormOptions = {
  draft: WebhookDraft;
  messages: Messages;
  isSending: boolean;
  submit: (draft: WebhookDraft) => void;
  cancel: () => void;
};

/** The form of a new webhook. */
export const webhookForm = ({ draft, messages, isSending, submit, cancel }: WebhookFormOptions): TemplateResult => {
  const words = settingsWords(messages).webhooks;
  const { refusal } = draft;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    submit({ url: (data.get('url') as string).trim(), types: data.getAll('types') as ToldType[] });
  };
  const handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    cancel();
  };
  const check = (type: ToldType): TemplateResult =>
    html`<label class="line type"><input type="checkbox" class="check" name="types" value=${type} ?checked=${draft.types.includes(type)} title=${type} />${words.acts[partsOf(type)[1]]}</label>`;
  return html`<form class="box webhook-form" novalidate @submit=${handleSubmit} @keydown=${handleKeydown}>
    <div class="field"><label for="webhook-url">${words.url}</label><input class="input" id="webhook-url" name="url" type="url" inputmode="url" maxlength="2000" autocomplete="off" spellcheck="false" placeholder="https://" .value=${draft.url} aria-invalid=${refusal?.isOfUrl ? 'true' : nothing} aria-describedby=${refusal?.isOfUrl ? 'webhook-refusal' : nothing} />
      ${refusal ? html`<p class="refusal" id="webhook-refusal" role="alert">${refusal.sentence} ${refusal.failure ? html`${refusal.failure.sentence} ${requestNumber(refusal.failure.requestId, messages)}` : nothing}</p>` : nothing}
    </div>
    <fieldset class="types" aria-describedby="types-hint">
      <legend class="label">${words.types}</legend>
      <p class="small muted" id="types-hint">${words.typesHint}</p>
      <div class="type-groups">${[...typesByGroup].map(([group, types]) => html`<fieldset class="type-group"><legend class="small medium">${words.groups[group]}</legend><div class="line wraps small">${types.map(check)}</div></fieldset>`)}</div>
    </fieldset>
    <div class="line"><button type="submit" class="button primary" ?disabled=${isSending}>${words.add}</button><button type="button" class="button quiet" @click=${cancel}>${messages.cancel}</button></div>
  </form>`;
}; // prettier-ignore

// On plain-HTTP intranets there is no clipboard; what is selected can still be copied.
const copy = async (event: Event): Promise<boolean> => {
  const field = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
  field?.select();
  const clipboard = navigator.clipboard as Clipboard | undefined;
  await clipboard?.writeText(field?.value ?? '');
  return clipboard !== undefined;
};

export type SecretBoxOptions = {
  webhook: Webhook;
  messages: Messages;
  isCopied: boolean;
  copied: () => void;
  done: () => void;
};

/** The secret of a webhook that was just made, and the warning that it is seen only now. */
export const secretBox = ({ webhook: { secret, url }, messages, isCopied, copied, done }: SecretBoxOptions): TemplateResult => {
  const words = settingsWords(messages).webhooks;
  const handleCopy = async (event: Event): Promise<void> => {
    if (await copy(event).catch(() => false)) copied();
  };
  return html`<section class="secret" aria-label=${words.secretTitle}>
    <p class="line strong">${triangleAlertIcon()}${words.secretTitle}</p>
    <p class="small secret-url">${url}</p>
    <p>${words.secretWhy}</p>
    <div class="line wraps"><input class="input secret-field" readonly aria-label=${words.secretTitle} .value=${secret ?? ''} /><button type="button" class="button copy" @click=${handleCopy}>${isCopied ? checkIcon() : copyIcon()}${words.copy}</button><span class="small" role="status">${isCopied ? messages.copied : nothing}</span></div>
    <button type="button" class="button compact kept-secret" @click=${done}>${words.keptSecret}</button>
  </section>`;
}; // prettier-ignore
