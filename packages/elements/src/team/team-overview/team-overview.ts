import type { Connection, Loadable } from '@towerp/crm-client';
import { isCrmError } from '@towerp/crm-client';
import type { TeamMember } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { dayOf, shortDay, type Timing } from '../../base/times.js';
import { teamWords } from '../../locale/team-words.js';
import { NavigateEvent } from '../../records/events.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { lockIcon, usersIcon } from '../../ui/icons.js';
import { chartIcon, tableIcon } from '../../ui/team-icons.js';
import { byUrgency, isIdle, openCounts, openSum } from './figures.js';
import { daysOf, periods, queryOf, type Days, type TeamPeriod } from './period.js';
import { signalCards } from './signal-cards.js';
import { teamOverviewStyles } from './team-overview.styles.js';
import { teamTableStyles } from './team-table.styles.js';
import { chartTable, figureTable } from './team-tables.js';

export type { TeamPeriod } from './period.js';

/** Small charts with words, or figures alone. */
export type TeamLayout = 'chart' | 'table';
/** So many colleagues without work are shown at once. */
const idleAtMost = 8;
const layouts: readonly TeamLayout[] = ['chart', 'table'];

/** How the colleagues' work stands (R8): who needs help, who is in difficulty, who was faster than expected; live.
 *  @csspart cards - Who is to be looked at first.  @csspart table - All colleagues.
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - No colleague has work.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.
 *  @fires {NavigateEvent} towerp-navigate - A colleague's work is asked for, as the ref of the person; cancelable. */
export class TeamOverview extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, conditions, teamOverviewStyles, teamTableStyles];

  /** The past that is looked at: `7`, `30`, `90` days, `all`, or `own`: what `from` and `to` say. */
  @property({ reflect: true }) period: TeamPeriod = '30';
  /** The first day, `2026-11-01`; empty: from the beginning. */
  @property({ reflect: true }) from = '';
  /** The last day; empty: up to now. */
  @property({ reflect: true }) to = '';
  /** Small charts with words, or figures alone. */
  @property({ reflect: true }) layout: TeamLayout = 'chart';
  /** Takes no input at all. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shows the skeleton while the page itself is not ready. */
  @property({ type: Boolean, reflect: true }) loading = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Also colleagues without any work, where they are many. */
  @state() private showsIdle = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #team = new StoreController<Loadable<readonly TeamMember[]>>(this, () =>
    // The days are days of the company, which must be known first; a portal reader has no team.
    this.#isWrong || !this.#reader.isMember ? undefined : this.#client.value?.team.$team(queryOf(this.#days, this.#today)),
  ); // prettier-ignore

  // While another period is on its way, what was shown stays.
  #former: readonly TeamMember[] | undefined;

  get #today(): string {
    return dayOf(this.#clock.now, this.#reader.timeZone);
  }

  get #days(): Days {
    return daysOf(this.period, { from: this.from, to: this.to }, this.#clock.now, this.#reader.timeZone);
  }

  get #isWrong(): boolean {
    const { from, to } = this.#days;
    return from !== '' && to !== '' && from > to;
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  readonly #handlePeriod = (event: Event): void => {
    const period = (event.target as HTMLSelectElement).value as TeamPeriod;
    // Whoever wants days of their own begins with those in sight.
    if (period === 'own') Object.assign(this, this.#days);
    this.period = period;
  };

  readonly #open = ({ person }: TeamMember): void => {
    this.dispatchEvent(new NavigateEvent({ kind: 'user', id: person.id }));
  };

  #dates(): TemplateResult | typeof nothing {
    if (this.period !== 'own') return nothing;
    const words = teamWords(this.#language.messages);
    const date = (side: 'from' | 'to'): TemplateResult =>
      html`<label class="line"><span class="label">${words[side]}</span><input class="input" type="date" name=${side} .value=${this[side]} max=${this.#today} ?disabled=${this.disabled} aria-invalid=${this.#isWrong ? 'true' : nothing} @change=${(event: Event) => { this[side] = (event.target as HTMLInputElement).value; }} /></label>`;
    return html`${date('from')}${date('to')}
      ${this.#isWrong ? html`<p class="refusal" role="alert">${words.wrongPeriod}</p>` : nothing}`;
  } // prettier-ignore

  #head(members: readonly TeamMember[] | undefined): TemplateResult {
    const { messages } = this.#language;
    const words = teamWords(messages);
    const open = members?.reduce((sum, member) => sum + openSum(openCounts(member)), 0) ?? 0;
    const { from, to } = this.#days;
    const day = (date: string): string => (date ? shortDay(date, this.#timing()) : '…');
    return html`<div class="head">
      ${heading(this.headingLevel, 'title', words.title)}
      ${members ? html`<span class="count">${words.colleagues(members.length)}, ${words.openThings(open)}</span>` : nothing}
      ${from || to ? html`<span class="count on-paper">${words.between(day(from), day(to))}</span>` : nothing}
      <span class="grow"></span>
      <span class="tools">
        ${this.#dates()}
        <select class="input" aria-label=${words.period} ?disabled=${this.disabled} @change=${this.#handlePeriod}>
          ${periods.map((period) => html`<option value=${period} ?selected=${period === this.period}>${words.periods[period]}</option>`)}
        </select>
        <span class="switch" role="group" aria-label=${words.layout}>
          ${layouts.map((layout) => html`<button type="button" class="button compact" aria-pressed=${layout === this.layout ? 'true' : 'false'} ?disabled=${this.disabled} @click=${() => { this.layout = layout; }}>${layout === 'chart' ? chartIcon() : tableIcon()}${words.layouts[layout]}</button>`)}
        </span>
      </span>
    </div>`;
  } // prettier-ignore

  #content(members: readonly TeamMember[] | undefined, error: unknown): TemplateResult {
    const { code, messages } = this.#language;
    const words = teamWords(messages);
    const isForbidden = this.#reader.isPortal || (isCrmError(error) && error.code === 'forbidden');
    if (isForbidden) return emptyPlace({ icon: lockIcon(), title: words.forbidden, why: words.forbiddenWhy });
    if (error && !members) return failedPlace(words.failed, error, messages, () => { this.#client.value?.connection.reconnect(); });
    if (this.loading || !members) return this.#isWrong ? html`` : skeletonRows(5, messages);
    if (members.length === 0) return emptyPlace({ icon: usersIcon(), title: words.nobody, why: words.nobodyWhy });
    const idle = this.showsIdle || this.layout === 'table' ? 0 : members.filter(isIdle).length;
    const ordered = byUrgency(members);
    const table = { members: idle > idleAtMost ? ordered.filter((member) => !isIdle(member)) : ordered, timing: this.#timing(), open: this.#open };
    return html`<div part="cards">${signalCards(ordered, this.headingLevel + 1, messages, code)}</div>
      <div class="paper" part="table">${this.layout === 'table' ? figureTable(table) : chartTable(table)}
        ${idle > idleAtMost ? html`<div class="idle"><button type="button" class="button compact quiet" @click=${() => { this.showsIdle = true; }}>${words.idle(idle)}</button></div>` : nothing}</div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const loaded = this.#team.value;
    const error = loaded?.state === 'failed' ? loaded.error : this.#reader.error;
    const fresh = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const members = (this.#former = fresh ?? (error ? undefined : this.#former));
    const isFailed = this.#reader.isPortal || (error !== undefined && !members);
    const connection = this.#connection.value;
    this.#states.set({
      loading: this.loading || (!members && !isFailed),
      empty: members?.length === 0,
      error: isFailed,
      offline: connection?.state === 'offline',
    });
    return html`${this.#reader.isPortal ? nothing : this.#head(members)} ${connectionBar(connection, this.#timing())}
    ${this.#content(members, error)}`;
  }
}
