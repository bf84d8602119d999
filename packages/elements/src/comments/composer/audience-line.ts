import type { Audience } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { isOutside } from '../../base/reader-controller.js';
import { mentionWords } from '../../locale/mention-words.js';
import type { Messages } from '../../locale/messages.js';
import { avatar } from '../../ui/avatar.js';
import { bellIcon, eyeIcon } from '../../ui/more-icons.js';

const reasonOf = (
  via: Audience['notified'][number]['via'],
  groups: ReadonlyMap<string, string>,
  messages: Messages,
): string => (via ? mentionWords(messages).viaGroup(groups.get(via.id) ?? messages.kinds['group'] ?? via.kind) : '');

/** The line "ще уведоми 7 души"; it opens the list of who and why. */
export const audienceLine = (
  audience: Audience,
  isShared: boolean,
  groups: ReadonlyMap<string, string>,
  messages: Messages,
): TemplateResult => {
  const { notified, omitted } = audience;
  const outside = notified.filter(({ person }) => isOutside(person)).length;
  const words = isShared && outside > 0 ? mentionWords(messages).willSee(outside) : notified.length > 0 ? mentionWords(messages).willNotify(notified.length) : mentionWords(messages).willNotifyNobody;
  return html`<button type="button" class="audience" popovertarget="audience">${isShared && outside > 0 ? eyeIcon() : bellIcon()}<u>${words}</u></button>
    <div class="popup" id="audience" popover>
      ${notified.length > 0 ? html`<div class="caption">${mentionWords(messages).notifiedTitle}</div>` : nothing}
      ${notified.map(({ person, via }) => html`<div class="person">${avatar(person)}<span class="cut grow">${person.name}</span><span class="small muted">${reasonOf(via, groups, messages)}</span></div>`)}
      ${omitted.length > 0 ? html`<div class="caption">${mentionWords(messages).omittedTitle}</div>` : nothing}
      ${omitted.map(({ person, reason }) => html`<div class="person">${avatar(person)}<span class="cut grow">${person.name}</span><span class="small muted">${mentionWords(messages).omitted[reason]}</span></div>`)}
    </div>`;
}; // prettier-ignore
