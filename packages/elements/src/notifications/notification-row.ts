import type { Me, Notification } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../base/times.js';
import type { Messages } from '../locale/messages.js';
import { avatar } from '../ui/avatar.js';
import { calendarXIcon, usersIcon } from '../ui/icons.js';
import { moment } from '../ui/moments.js';
import { atSignIcon, bellIcon, squareCheckBigIcon } from '../ui/more-icons.js';
import { NavigateEvent } from '../records/events.js';
import { ThreadOpenEvent } from '../threads/events.js';
import { NotificationEvent } from './events.js';

type Reason = Notification['reason'];

const personal = new Set<Reason>(['mentioned', 'assigned', 'task_due']);
const signs: Record<Reason, TemplateResult> = {
  mentioned: atSignIcon(),
  assigned: squareCheckBigIcon(),
  group_mentioned: usersIcon(),
  commented: bellIcon(),
  status_changed: bellIcon(),
  task_due: calendarXIcon(),
};

const why = ({ reason, via }: Notification, me: Me | undefined, messages: Messages): TemplateResult => {
  const group = reason === 'group_mentioned' && via ? me?.groups.find(({ id }) => id === via.id)?.name : undefined;
  const words = group ? messages.viaGroupMention(group) : messages.reasons[reason];
  return html`<span class="why ${personal.has(reason) ? 'personal' : ''}">${signs[reason]}${words}</span>`;
};

/** One notification: who, what, why it came and when; `after` stands beside the reason. */
export const notificationRow = (
  notification: Notification,
  options: {
    timing: Timing;
    me: Me | undefined;
    open: (notification: Notification) => void;
    isReachable?: boolean;
    after?: TemplateResult | typeof nothing;
  },
): TemplateResult => {
  const { actor, excerpt, createdAt } = notification;
  const { timing, me, open, isReachable = true, after = nothing } = options;
  return html`<li>
    <button type="button" class="notification" tabindex=${isReachable ? nothing : -1} @click=${() => { open(notification); }}>
      ${avatar(actor)}
      <span><span class="excerpt"><span class="medium">${actor.name}</span>${excerpt ? html`: ${excerpt}` : nothing}</span>${why(notification, me, timing.messages)}${after}</span>
      <span class="small muted">${moment(createdAt, timing, 'briefly')}</span>
    </button>
  </li>`;
}; // prettier-ignore

/** Asks the page for what a notification tells of. */
export const openNotification = (host: EventTarget, notification: Notification): void => {
  if (!host.dispatchEvent(new NotificationEvent(notification))) return;
  const { threadId, subject } = notification;
  if (threadId && !host.dispatchEvent(new ThreadOpenEvent(threadId))) return;
  host.dispatchEvent(new NavigateEvent(threadId ? { kind: 'thread', id: threadId } : subject));
};
