import type { Candidate } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { mentionWords } from '../../locale/mention-words.js';
import type { Messages } from '../../locale/messages.js';
import { avatar } from '../../ui/avatar.js';
import { usersIcon } from '../../ui/icons.js';
import { eyeOffIcon } from '../../ui/more-icons.js';
import { kindMark } from '../../ui/kind-mark.js';
import type { CandidatesController } from './candidates-controller.js';

const mark = ({ kind, id, label }: Candidate, messages: Messages): TemplateResult => {
  if (kind === 'user' || kind === 'contact')
    return avatar({ id: kind === 'contact' ? `portal:${id}` : id, name: label });
  return kind === 'group' ? html`<span class="avatar sign">${usersIcon()}</span>` : kindMark(kind, messages);
};

const option = (
  candidate: Candidate,
  index: number,
  active: number,
  messages: Messages,
  pick: (candidate: Candidate) => void,
): TemplateResult => {
  const { label, number, hint, access } = candidate;
  const name = number && number !== label && !label.includes(number) ? `${number} · ${label}` : label;
  return html`<div
    class="item"
    id="candidate-${index}"
    role="option"
    aria-selected=${index === active ? 'true' : 'false'}
    @pointerdown=${(event: Event) => {
      // The caret must stay in the text.
      event.preventDefault();
    }}
    @click=${() => {
      pick(candidate);
    }}
  >
    ${mark(candidate, messages)}
    <span class="cut"
      ><span class="medium">${name}</span> ${hint ? html`<span class="small muted">${hint}</span>` : nothing}</span
    >
    ${access ? nothing : html`<span class="key line small muted">${eyeOffIcon()}${mentionWords(messages).noAccess}</span>`}
    ${access && index === active ? html`<kbd class="key" aria-hidden="true">Enter</kbd>` : nothing}
  </div>`;
};

/** The list under the caret: what fits, who has no access, and which keys help. */
export const candidateList = (
  candidates: CandidatesController,
  messages: Messages,
  pick: (candidate: Candidate) => void,
): TemplateResult => {
  const { trigger, items, active } = candidates;
  const query = trigger?.query.trim() ?? '';
  const arePeople = trigger?.sign === '@';
  const words = mentionWords(messages);
  return html`<div class="caption">${arePeople ? words.mentionPeople(query) : words.mentionRecords(query)}</div>
    <div id="options" role="listbox" aria-label=${words.mentionList}>
      ${items.map((candidate, index) => option(candidate, index, active, messages, pick))}
    </div>
    ${items.length === 0 ? html`<div class="caption">${candidates.isFailed ? words.mentionFailed : words.mentionNone}</div>` : nothing}
    <div class="caption keys" aria-hidden="true">
      <kbd>${arePeople ? '№' : '@'}</kbd> ${arePeople ? words.hintRecords : words.hintPeople}
      <kbd>Esc</kbd> ${words.hintKeep}
    </div>`;
};
