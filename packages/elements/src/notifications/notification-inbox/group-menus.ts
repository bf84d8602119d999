import type { Notification } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Timing } from '../../base/times.js';
import { inboxWords } from '../../locale/inbox-words.js';
import { calendarIcon } from '../../ui/icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { bellOffIcon, clockIcon, eyeIcon } from '../../ui/more-icons.js';
import { circleMinusIcon } from '../../ui/inbox-icons.js';
import { isSnoozed, type NotificationGroup } from '../groups.js';
import type { InboxActions } from './inbox-actions.js';
import { sayMoment } from './say-moment.js';
import { snoozeTimes } from './snooze-times.js';

const namedTimes = ['later', 'morning', 'monday'] as const;

/** The menus of one group: until when it is put off, and what else can be done. */
export class GroupMenus {
  readonly #host: LitElement;
  readonly #actions: InboxActions;
  readonly #snooze: MenuController;
  readonly #more: MenuController;
  #group: NotificationGroup | undefined;
  #asksMoment = false;
  #isPast = false;

  constructor(host: LitElement, actions: InboxActions) {
    const find = (id: string) => (): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>(`#${id}`);
    this.#host = host;
    this.#actions = actions;
    this.#snooze = new MenuController(host, find('snooze'));
    this.#more = new MenuController(host, find('more'));
  }

  /** Says of which group the menu that opens is. */
  aim(group: NotificationGroup): void {
    this.#group = group;
    this.#asksMoment = false;
    this.#isPast = false;
    this.#host.requestUpdate();
  }

  #put(until: Date | null): void {
    if (this.#group) this.#actions.snooze(this.#group, until);
  }

  readonly #ask = async (): Promise<void> => {
    this.#asksMoment = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#moment')?.focus();
  };

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    const value = this.#host.renderRoot.querySelector<HTMLInputElement>('#moment')?.value ?? '';
    const until = new Date(value);
    this.#isPast = !(until.getTime() > Date.now());
    this.#host.requestUpdate();
    if (this.#isPast) return;
    this.#snooze.close();
    this.#put(until);
  };

  #moment({ messages }: Timing): TemplateResult {
    const words = inboxWords(messages);
    return html`<form class="moment" novalidate @submit=${this.#handleSubmit}>
      <label class="field"><span class="label">${words.times.own}</span>
        <input class="input" id="moment" type="datetime-local" aria-invalid=${this.#isPast ? 'true' : nothing} aria-describedby=${this.#isPast ? 'moment-refusal' : nothing} /></label>
      ${this.#isPast ? html`<p class="refusal" id="moment-refusal" role="alert">${words.momentPast}</p>` : nothing}
      <button type="submit" class="button primary compact">${words.snooze}</button>
    </form>`;
  } // prettier-ignore

  #times(timing: Timing): TemplateResult {
    const words = inboxWords(timing.messages);
    const times = snoozeTimes(timing.now);
    const isPut = this.#group?.items.some((item) => isSnoozed(item, timing.now)) ?? false;
    const item = (name: (typeof namedTimes)[number]): TemplateResult | typeof nothing => {
      const at = times[name];
      if (!at) return nothing;
      const put = (): void => { this.#snooze.close(); this.#put(at); };
      return html`<button type="button" class="item" role="menuitem" tabindex="-1" @click=${put}>${words.times[name]}<span class="key small muted">${sayMoment(at, timing)}</span></button>`;
    };
    return html`<div role="menu" aria-label=${words.snoozeUntil}>
      <p class="caption" role="presentation">${words.snoozeUntil}</p>
      ${namedTimes.map(item)}
      <button type="button" class="item" role="menuitem" tabindex="-1" @click=${this.#ask}>${calendarIcon()}${words.times.own}</button>
      ${isPut ? this.#snooze.item(clockIcon(), words.wake, () => { this.#put(null); }) : nothing}
    </div>`;
  } // prettier-ignore

  #others({ messages }: Timing): TemplateResult | typeof nothing {
    const group = this.#group;
    if (!group) return nothing;
    const words = inboxWords(messages);
    const reasons = [...new Set(group.items.map(({ reason }) => reason))];
    const less = (reason: Notification['reason']): TemplateResult =>
      this.#more.item(circleMinusIcon(), words.less(words.reasonNames[reason]), () => { this.#actions.less(reason); });
    return html`${group.isUnread ? nothing : this.#more.item(eyeIcon(), words.unread, () => { this.#actions.mark(group, false); })}
      ${group.items[0]?.threadId ? this.#more.item(bellOffIcon(), words.mute, () => { this.#actions.mute(group); }) : nothing}
      ${reasons.map(less)}`;
  } // prettier-ignore

  render(timing: Timing): TemplateResult {
    const words = inboxWords(timing.messages);
    return html`<div class="popup end" id="snooze" popover @toggle=${this.#snooze.handleToggle} @keydown=${this.#snooze.handleKeydown}>
        ${this.#asksMoment ? this.#moment(timing) : this.#times(timing)}
      </div>
      <div class="popup end" id="more" popover role="menu" aria-label=${words.more} @toggle=${this.#more.handleToggle} @keydown=${this.#more.handleKeydown}>${this.#others(timing)}</div>`;
  } // prettier-ignore
}
