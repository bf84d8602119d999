import type { CrmClient } from '@towerp/crm-client';
import type { Notification as Told } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';

// What opens one is the caller's, so that this stays a download of its own.
type Shower = { open: (told: Told) => void; messages: () => Messages };

const show = (told: Told, { open, messages }: Shower): void => {
  const { actor, title, excerpt, reason, id } = told;
  const why = messages().reasons[reason];
  // The same tag in every tab: the browser shows it once.
  const notice = new Notification(title, { body: `${actor.name}${excerpt ? `: ${excerpt}` : ''}\n${why}`, tag: id });
  notice.addEventListener('click', () => {
    window.focus();
    notice.close();
    open(told);
  });
};

/** Shows what comes as notices of the browser while the page is out of sight; ends with the answer. */
export const showBrowserNotices = (client: CrmClient, shower: Shower): (() => void) => {
  const since = Date.now();
  const shown = new Set<string>();
  return client.notifications.$inbox.subscribe((inbox) => {
    if (inbox.state === 'loading' || !inbox.value) return;
    const news = inbox.value.items.filter(
      (told) => told.readAt === null && Date.parse(told.createdAt) > since && told.snoozedUntil === null && !shown.has(told.id),
    );
    for (const told of news) {
      shown.add(told.id);
      if (document.visibilityState === 'hidden' && Notification.permission === 'granted') show(told, shower);
    }
  });
}; // prettier-ignore
