import type { Connection } from '@towerp/crm-client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LanguageController } from '../../base/language-controller.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { lazily } from '../../base/lazily.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { settingsWords } from '../../locale/settings-words.js';
import { WidthController } from '../../records/document-flow/width-controller.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { switches } from '../../styles/switches.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { lockIcon } from '../../ui/icons.js';
import { bellIcon } from '../../ui/more-icons.js';
import { globeIcon, tagsIcon, webhookIcon } from '../../ui/settings-icons.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { crmSettingsStyles } from './crm-settings.styles.js';
import type { Ground } from './ground.js';
import { KindsPanel } from './kinds-panel.js';
import { tabBar } from './tab-bar.js';
import { topicStyles } from './topics.styles.js';
import { TopicsPanel } from './topics-panel.js';
import { webhookStyles } from './webhooks.styles.js';
import { WebhooksPanel } from './webhooks-panel.js';

/** One part of the settings. */
export type CrmSettingsSection = 'topics' | 'notifications' | 'kinds' | 'webhooks';

const ofEverybody: readonly CrmSettingsSection[] = ['topics', 'notifications'];
const ofAdmins: readonly CrmSettingsSection[] = [...ofEverybody, 'kinds', 'webhooks'];
const icons = { topics: tagsIcon, notifications: bellIcon, kinds: globeIcon, webhooks: webhookIcon };
/** From this width on the sections stand at the side. */
const sideWidth = 720;

const loadNotifications = lazily(() => import('../../notifications/notification-settings/define.js'));

/** The settings of the CRM: the topics that the company predefines (R2), one's own notifications, what documents are called
 *  and which of them the portal sees, and the systems that are told of events. Members read the topics; admins change all.
 *  @csspart section - The part that is shown.
 *  @cssstate loading - Nothing is known yet.  @cssstate error - It did not load.  @cssstate offline - What is shown may be old.
 *  @cssstate forbidden - The reader may not see the settings. */
export class CrmSettings extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    marks,
    popups,
    conditions,
    switches,
    crmSettingsStyles,
    topicStyles,
    webhookStyles,
  ];

  /** What is shown: `topics`, `notifications`, `kinds` or `webhooks`; where the reader may not see it, the topics. */
  @property({ reflect: true }) section: CrmSettingsSection = 'topics';
  /** Offers nothing that changes what the company has set. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Shows the skeleton while the page itself is not ready. */
  @property({ type: Boolean, reflect: true }) loading = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #width = new WidthController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #topics = new TopicsPanel(
    this,
    () => this.#ground,
    () => this.#reader.isMember,
  );
  readonly #kinds = new KindsPanel(this, () => this.#ground);
  readonly #webhooks = new WebhooksPanel(this, () => this.#ground);
  #notLoaded: unknown;

  constructor() {
    super();
    this.addController(new KeydownController(this, (event) => this.#takeKey(event)));
  }

  get #isAdmin(): boolean {
    const role = this.#reader.me?.role;
    return role === 'admin' || role === 'service';
  }

  get #ground(): Ground {
    const { code, messages } = this.#language;
    return {
      host: this,
      client: this.#client.value,
      timing: { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone },
      isWritable: this.#isAdmin && !this.readonly,
      level: this.headingLevel + 1,
    };
  }

  get #sections(): readonly CrmSettingsSection[] {
    return this.#isAdmin ? ofAdmins : ofEverybody;
  }

  get #shown(): CrmSettingsSection {
    return this.#sections.includes(this.section) ? this.section : 'topics';
  }

  override willUpdate(): void {
    if (!this.#reader.isMember) return;
    const shown = this.#shown;
    if (shown === 'topics') this.#topics.begin();
    if (shown === 'notifications' && this.#notLoaded === undefined) this.#loadNotifications();
    if (shown === 'kinds') this.#kinds.begin();
    if (shown === 'webhooks') this.#webhooks.begin();
  }

  #loadNotifications(): void {
    loadNotifications().catch((error: unknown) => {
      this.#notLoaded = error;
      this.requestUpdate();
    });
  }

  readonly #tryAgain = (): void => {
    this.#notLoaded = undefined;
    this.requestUpdate();
  };

  #notifications(): TemplateResult {
    const { messages } = this.#language;
    if (this.#notLoaded !== undefined) return failedPlace(settingsWords(messages).failed, this.#notLoaded, messages, this.#tryAgain);
    return html`<towerp-notification-settings heading-level=${this.headingLevel + 1}></towerp-notification-settings>`;
  } // prettier-ignore

  #takeKey(event: KeyboardEvent): boolean {
    if (actingKey(event) === 'KeyZ') return undoLatest();
    return this.#shown === 'topics' && this.#topics.takeKey(event);
  }

  #panel(): TemplateResult {
    switch (this.#shown) {
      case 'topics': return this.#topics.render();
      case 'notifications': return this.#notifications();
      case 'kinds': return this.#kinds.render();
      case 'webhooks': return this.#webhooks.render();
    }
  } // prettier-ignore

  #content(): TemplateResult {
    const { messages } = this.#language;
    const words = settingsWords(messages);
    if (this.#reader.isPortal) return emptyPlace({ icon: lockIcon(), title: words.forbidden, why: words.forbiddenWhy });
    const { error } = this.#reader;
    if (error !== undefined) return failedPlace(words.failed, error, messages, () => { this.#client.value?.connection.reconnect(); });
    if (this.loading || !this.#reader.isMember) return skeletonRows(6, messages);
    const isUpright = this.#width.value >= sideWidth;
    const tabs = this.#sections.map((name) => ({ name, content: html`${icons[name]()}<span>${words.sections[name]}</span>` }));
    return html`<div class="frame ${isUpright ? 'wide' : ''}">
      ${tabBar({ id: 'section', label: words.title, tabs, chosen: this.#shown, isUpright, choose: (name) => { this.section = name; } })}
      <div class="panel" role="tabpanel" id="section-panel" aria-labelledby="section-${this.#shown}" part="section">${this.#panel()}</div>
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const connection = this.#connection.value;
    const hasFailed = this.#reader.error !== undefined;
    this.#states.set({
      loading: !hasFailed && (this.loading || this.#reader.me === undefined),
      error: hasFailed,
      offline: connection?.state === 'offline',
      forbidden: this.#reader.isPortal,
    });
    return html`${heading(this.headingLevel, 'title', settingsWords(messages).title)}
    ${this.#shown === 'notifications' ? nothing : connectionBar(connection, this.#ground.timing)} ${this.#content()}
    ${this.#reader.isMember ? html`<towerp-toasts embedded></towerp-toasts>` : nothing}`;
  }
}
