import type { Connection, CrmClient } from '@towerp/crm-client';
import type { NotificationSettings as Settings } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { format } from '../../base/times.js';
import { inboxWords } from '../../locale/inbox-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { switches } from '../../styles/switches.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf, refusalBar } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { checkIcon } from '../../ui/more-icons.js';
import { $wantsNotices, wantNotices } from '../browser-wish.js';
import { notificationSettingsStyles } from './notification-settings.styles.js';
import { Unsaved, type Change } from './unsaved.js';

type Section = 'reasons' | 'quiet' | 'browser';
type Hours = NonNullable<Settings['quietHours']>;

const reasons: readonly (keyof Settings['reasons'])[] = ['mentioned', 'assigned', 'group_mentioned', 'commented', 'status_changed', 'task_due']; // prettier-ignore
const usualHours: Hours = { from: '19:00', to: '08:00' };

const zoneName = (timeZone: string | undefined, language: string): string =>
  timeZone === undefined
    ? ''
    : (format(language, { timeZone, timeZoneName: 'longGeneric' })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);

/** What the reader is notified of, when not, and whether by the browser too; every change is saved at once.
 *  @csspart section - One kind of settings.
 *  @cssstate loading - Nothing is known yet.  @cssstate error - It did not load.  @cssstate offline - Nothing can be saved now. */
export class NotificationSettings extends LitElement {
  static override styles = [tokens, base, controls, fields, conditions, switches, notificationSettingsStyles];

  /** Shows the settings and changes none. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Takes no input at all. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shows the skeleton while the page itself is not ready. */
  @property({ type: Boolean, reflect: true }) loading = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private unsaved: Unsaved | undefined;
  @state() private loadError: unknown;
  @state() private refusal: { section: Section; error: unknown } | undefined;
  @state() private saved: Section | undefined;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #wish = new StoreController<boolean>(this, () => $wantsNotices);
  #asked: CrmClient | undefined;
  #hours = usualHours;
  #queue: Promise<unknown> = Promise.resolve();

  override willUpdate(): void {
    const client = this.#client.value;
    if (!client || client === this.#asked) return;
    this.#asked = client;
    this.unsaved = undefined;
    void this.#load(client);
  }

  async #load(client: CrmClient): Promise<void> {
    this.loadError = undefined;
    try {
      const settings = await client.notifications.settings();
      if (client === this.#asked) this.unsaved = new Unsaved(settings);
    } catch (error) {
      if (client === this.#asked) this.loadError = error;
    }
  }

  async #save(section: Section, change: Change): Promise<void> {
    const { unsaved } = this;
    const client = this.#client.value;
    if (!client || !unsaved) return;
    unsaved.begin(change);
    this.refusal = undefined;
    this.saved = undefined;
    this.requestUpdate();
    try {
      // One after another, so that the last that was chosen is the last that is saved.
      const sent = this.#queue.then(() => client.notifications.putSettings(change));
      this.#queue = sent.catch(() => undefined);
      await sent;
      unsaved.confirm(change);
      this.saved = section;
    } catch (error) {
      unsaved.refuse(change);
      this.refusal = { section, error };
    }
    this.requestUpdate();
  }

  get #isFixed(): boolean {
    return this.readonly || this.disabled;
  }

  #section(section: Section, title: string, content: TemplateResult): TemplateResult {
    const { messages } = this.#language;
    const words = inboxWords(messages);
    const { refusal } = this;
    return html`<section part="section" aria-labelledby=${section}>
      <div class="section-head">
        ${heading(this.headingLevel + 1, 'section-title', html`<span id=${section}>${title}</span>`)}
        <span class="said small" role="status">${this.saved === section ? html`${checkIcon()}${words.saved}` : nothing}</span>
      </div>
      ${refusal?.section === section ? refusalBar(words.notSaved, failureOf(refusal.error, messages), messages) : nothing}
      ${content}
    </section>`;
  } // prettier-ignore

  #switch(name: string, label: string, isOn: boolean, change: (isOn: boolean) => void): TemplateResult {
    const handle = (event: Event): void => { change((event.target as HTMLInputElement).checked); };
    return html`<label class="row"><span class="grow">${label}</span><input type="checkbox" role="switch" class="toggle" name=${name} .checked=${isOn} ?disabled=${this.#isFixed} @change=${handle} /></label>`;
  } // prettier-ignore

  #reasons(settings: Settings): TemplateResult {
    const words = inboxWords(this.#language.messages);
    return html`${reasons.map((reason) =>
      this.#switch(reason, words.reasonNames[reason], settings.reasons[reason], (isOn) => void this.#save('reasons', { reasons: { [reason]: isOn } })),
    )}`;
  } // prettier-ignore

  #quiet({ quietHours }: Settings): TemplateResult {
    const words = inboxWords(this.#language.messages);
    if (quietHours) this.#hours = quietHours;
    const hours = this.#hours;
    const zone = zoneName(this.#reader.me?.user.timeZone ?? this.#reader.timeZone, this.#language.code);
    const set = (side: keyof Hours) => (event: Event): void => {
      const { value } = event.target as HTMLInputElement;
      if (value) void this.#save('quiet', { quietHours: { ...hours, [side]: value } });
    };
    const time = (side: keyof Hours): TemplateResult =>
      html`<label class="line"><span class="label">${words[side]}</span><input class="input" type="time" name=${side} required .value=${hours[side]} ?disabled=${this.#isFixed} @change=${set(side)} /></label>`;
    const note = hours.from === hours.to ? words.sameHours : hours.from > hours.to ? words.overMidnight : nothing;
    return html`${this.#switch('quiet-hours', words.quietOn, quietHours !== null, (isOn) => void this.#save('quiet', { quietHours: isOn ? hours : null }))}
      ${quietHours ? html`<div class="row hours">${time('from')}${time('to')}<span class="small muted">${note}</span></div>` : nothing}
      <p class="small muted note">${words.quietWhy(zone)}</p>`;
  } // prettier-ignore

  readonly #ask = async (): Promise<void> => {
    const permission = await Notification.requestPermission();
    this.#wantNotices(permission === 'granted');
  };

  readonly #wantNotices = (isWanted: boolean): void => {
    wantNotices(isWanted);
    this.saved = isWanted ? 'browser' : undefined;
    this.requestUpdate();
  };

  #browser(): TemplateResult {
    const words = inboxWords(this.#language.messages);
    const permission = 'Notification' in window ? Notification.permission : undefined;
    const why = html`<p class="small muted note">${permission === 'denied' ? words.browserDenied : permission ? words.browserWhy : words.browserMissing}</p>`;
    if (permission === 'granted')
      return html`${this.#switch('browser', words.browserOn, this.#wish.value ?? false, (isOn) => { this.#wantNotices(isOn); this.saved = 'browser'; })}${why}`;
    const ask = html`<div class="row"><button type="button" class="button ask" ?disabled=${this.#isFixed} @click=${this.#ask}>${words.browserAsk}</button></div>`;
    return html`${permission === 'default' ? ask : nothing}${why}`;
  } // prettier-ignore

  #content(): TemplateResult {
    const { messages } = this.#language;
    const words = inboxWords(messages);
    const settings = this.unsaved?.shown;
    const retry = (): void => { if (this.#asked) void this.#load(this.#asked); };
    if (this.loadError !== undefined) return failedPlace(words.settingsFailed, this.loadError, messages, retry);
    if (!settings || this.loading) return skeletonRows(6, messages);
    return html`${this.#section('reasons', words.reasonsTitle, this.#reasons(settings))}
      ${this.#section('quiet', words.quietTitle, this.#quiet(settings))}
      ${this.#section('browser', words.browserTitle, this.#browser())}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { code, messages } = this.#language;
    const connection = this.#connection.value;
    const hasFailed = this.loadError !== undefined;
    this.#states.set({
      loading: !hasFailed && (this.loading || !this.unsaved),
      error: hasFailed,
      offline: connection?.state === 'offline',
    });
    const timing = { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
    return html`${heading(this.headingLevel, 'title', inboxWords(messages).settings)}
    ${connectionBar(connection, timing)} ${this.#content()}`;
  }
}
