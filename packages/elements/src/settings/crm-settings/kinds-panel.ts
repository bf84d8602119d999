import { isStaleError, type CrmClient } from '@towerp/crm-client';
import type { Company, KindView } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { settingsWords, type SettingsWords } from '../../locale/settings-words.js';
import { failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf, requestNumber, type Failure } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { xIcon } from '../../ui/icons.js';
import { kindMark } from '../../ui/kind-mark.js';
import { checkIcon, pencilIcon } from '../../ui/more-icons.js';
import { focusOn, selectIn, type Ground } from './ground.js';
import { Reading } from './reading.js';

type Labels = KindView['labels'];
type Refusal = { kind: string; sentence: string; failure?: Failure };

// These are the CRM's own and no documents.
const ownKinds: readonly string[] = ['user', 'group', 'contact', 'thread', 'communication', 'task'];
const mostTries = 3;

/** What the kinds of document are called, and which of them the portal may see. */
export class KindsPanel {
  readonly #host: LitElement;
  readonly #ground: () => Ground;
  readonly #reading: Reading<{ kinds: KindView[]; portalKinds: readonly string[] }>;
  #edited: { kind: KindView; labels: Labels } | undefined;
  #refusal: Refusal | undefined;
  #switched = new Map<string, boolean>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(host: LitElement, ground: () => Ground) {
    this.#host = host;
    this.#ground = ground;
    this.#reading = new Reading(ground, async (client) => {
      const [kinds, company] = await Promise.all([client.records.kinds(), client.people.company()]);
      return { kinds: kinds.filter(({ kind }) => !ownKinds.includes(kind)), portalKinds: company.portalKinds };
    });
  }

  get #words(): SettingsWords['kinds'] {
    return settingsWords(this.#ground().timing.messages).kinds;
  }

  /** The section is shown. */
  begin(): void {
    if (this.#reading.begin()) this.#edited = this.#refusal = undefined;
  }

  #label({ labels }: KindView): string {
    return this.#ground().timing.language.startsWith('bg') ? labels.bg : labels.en;
  }

  #startEditing(kind: KindView): void {
    this.#edited = { kind, labels: kind.labels };
    this.#refusal = undefined;
    this.#host.requestUpdate();
    void selectIn(this.#host, `[data-kind="${kind.kind}"] [name=bg]`);
  }

  readonly #stopEditing = ({ kind }: KindView): void => {
    this.#edited = this.#refusal = undefined;
    this.#host.requestUpdate();
    void focusOn(this.#host, `[data-kind="${kind}"] .edit`);
  };

  #put(kind: KindView): void {
    const held = this.#reading.value;
    if (held) this.#reading.value = { ...held, kinds: held.kinds.map((one) => (one.kind === kind.kind ? kind : one)) };
    this.#host.requestUpdate();
  }

  async #save(kind: KindView, labels: Labels): Promise<void> {
    const { client, timing } = this.#ground();
    if (!client) return;
    if (labels.bg === '' || labels.en === '') return this.#refuse(kind, labels, { kind: kind.kind, sentence: this.#words.needed });
    this.#stopEditing(kind);
    if (labels.bg === kind.labels.bg && labels.en === kind.labels.en) return;
    this.#put({ ...kind, labels });
    try {
      this.#put(await client.records.putKind(kind.kind, { labels, lane: kind.lane, icon: kind.icon }));
    } catch (error) {
      this.#put(kind);
      this.#refuse(kind, labels, { kind: kind.kind, sentence: this.#words.notNamed, failure: failureOf(error, timing.messages) });
    }
  } // prettier-ignore

  #refuse(kind: KindView, labels: Labels, refusal: Refusal): void {
    this.#edited = { kind, labels };
    this.#refusal = refusal;
    this.#host.requestUpdate();
    void focusOn(this.#host, `[data-kind="${kind.kind}"] [name=${labels.bg === '' ? 'bg' : 'en'}]`);
  }

  async #switch(kind: string, isSeen: boolean): Promise<void> {
    const { client, timing } = this.#ground();
    if (!client) return;
    this.#refusal = undefined;
    this.#switched.set(kind, isSeen);
    this.#host.requestUpdate();
    const sent = this.#queue.then(() => patchPortalKinds(client, kind, isSeen));
    this.#queue = sent.catch(() => undefined);
    try {
      const { portalKinds } = await sent;
      if (this.#reading.value) this.#reading.value = { ...this.#reading.value, portalKinds };
    } catch (error) {
      this.#refusal = { kind, sentence: this.#words.notSwitched, failure: failureOf(error, timing.messages) };
    }
    this.#switched.delete(kind);
    this.#host.requestUpdate();
  }

  #form(labels: Labels, kind: KindView): TemplateResult {
    const { messages } = this.#ground().timing;
    const words = this.#words;
    const isWrong = this.#refusal?.kind === kind.kind ? 'true' : nothing;
    const handleSubmit = (event: Event): void => {
      event.preventDefault();
      const data = new FormData(event.currentTarget as HTMLFormElement);
      void this.#save(kind, { bg: (data.get('bg') as string).trim(), en: (data.get('en') as string).trim() });
    };
    const handleKeydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      this.#stopEditing(kind);
    };
    const field = (language: keyof Labels): TemplateResult =>
      html`<label class="field"><span class="label">${words[language]}</span><input class="input" name=${language} lang=${language} maxlength="60" autocomplete="off" .value=${labels[language]} aria-invalid=${isWrong} aria-describedby=${isWrong === 'true' ? 'kind-refusal' : nothing} /></label>`;
    return html`<form class="kind-form" novalidate @submit=${handleSubmit} @keydown=${handleKeydown}>
      ${field('bg')}${field('en')}
      <span class="line row-actions">
        <button type="submit" class="button compact square primary" aria-label=${settingsWords(messages).save} title=${settingsWords(messages).save}>${checkIcon()}</button>
        <button type="button" class="button compact square quiet" aria-label=${messages.cancel} title=${messages.cancel} @click=${() => { this.#stopEditing(kind); }}>${xIcon()}</button>
      </span>
    </form>`;
  } // prettier-ignore

  #row(kind: KindView, portalKinds: readonly string[]): TemplateResult {
    const { messages } = this.#ground().timing;
    const words = this.#words;
    const label = this.#label(kind);
    const other = label === kind.labels.bg ? kind.labels.en : kind.labels.bg;
    const isSeen = this.#switched.get(kind.kind) ?? portalKinds.includes(kind.kind);
    const refusal = this.#refusal?.kind === kind.kind ? this.#refusal : undefined;
    const isEdited = this.#edited?.kind.kind === kind.kind;
    const portal = html`<label class="portal"><input type="checkbox" role="switch" class="toggle" aria-label=${words.portal(label)} .checked=${isSeen} @change=${(event: Event) => void this.#switch(kind.kind, (event.target as HTMLInputElement).checked)} /><span class="small muted">${isSeen ? words.seen : words.unseen}</span></label>`;
    return html`<li class="kind-row" data-kind=${kind.kind}>
      ${isEdited && this.#edited ? this.#form(this.#edited.labels, kind) : html`<span class="kind-name">${kindMark(kind.kind, messages)}<span><span class="kind-label">${label}</span> <span class="small muted">${other}</span></span></span>`}
      ${portal}
      ${isEdited ? nothing : html`<button type="button" class="button compact square quiet edit" aria-label=${words.edit(label)} title=${words.edit(label)} @click=${() => { this.#startEditing(kind); }}>${pencilIcon()}</button>`}
      ${refusal ? html`<p class="refusal" id="kind-refusal" role="alert">${refusal.sentence} ${refusal.failure ? html`${refusal.failure.sentence} ${requestNumber(refusal.failure.requestId, messages)}` : nothing}</p>` : nothing}
    </li>`;
  } // prettier-ignore

  #content(): TemplateResult {
    const { messages } = this.#ground().timing;
    const { value, error } = this.#reading;
    if (error !== undefined && !value) return failedPlace(settingsWords(messages).failed, error, messages, () => void this.#reading.again());
    if (!value) return html`<div class="box">${skeletonRows(9, messages)}</div>`;
    return html`<ul class="box">${repeat(value.kinds, ({ kind }) => kind, (kind) => this.#row(kind, value.portalKinds))}</ul>`;
  } // prettier-ignore

  render(): TemplateResult {
    return html`<div class="panel-head"><div class="grow">${heading(this.#ground().level, 'panel-title', this.#words.title)}<p class="why muted">${this.#words.why}</p></div></div>
      ${this.#content()}`;
  } // prettier-ignore
}

/** Switches one kind and leaves what others have switched meanwhile. */
const patchPortalKinds = async (client: CrmClient, kind: string, isSeen: boolean): Promise<Company> => {
  for (let tries = 1; ; tries++) {
    const { portalKinds, version } = await client.people.company();
    const others = portalKinds.filter((one) => one !== kind);
    try {
      return await client.people.patchCompany({ portalKinds: isSeen ? [...others, kind] : others }, { ifMatch: version });
    } catch (error) {
      if (!isStaleError(error) || tries === mostTries) throw error;
    }
  }
}; // prettier-ignore
