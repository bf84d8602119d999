import type { Topic } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Messages } from '../../locale/messages.js';
import { settingsWords } from '../../locale/settings-words.js';
import type { Failure } from '../../ui/failure.js';
import { requestNumber } from '../../ui/failure.js';
import { xIcon } from '../../ui/icons.js';
import { checkIcon } from '../../ui/more-icons.js';
import type { TopicWords } from './topic-actions.js';

/** Why the words of a topic are not taken: what is wrong with them, or what the server said. */
export type TopicRefusal = { field: 'title' | 'hours'; sentence: string; failure?: Failure };

/** Words that are being written: of a topic, or of a new one. */
export type TopicDraft = {
  topic?: Topic | undefined;
  title: string;
  hours: string;
  refusal?: TopicRefusal | undefined;
};

export type TopicFormOptions = {
  draft: TopicDraft;
  messages: Messages;
  submit: (written: TopicDraft) => void;
  /** Given up; what was written comes along. */
  cancel: (written: TopicDraft) => void;
};

const written = (form: HTMLFormElement, draft: TopicDraft): TopicDraft => {
  const read = (name: string): string => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  return { topic: draft.topic, title: read('title'), hours: read('hours') };
};

/** The words as they are sent, or what is wrong with them. */
export const readTopic = ({ topic, title: typed, hours }: TopicDraft, others: readonly Topic[], messages: Messages): TopicWords | TopicRefusal => {
  const words = settingsWords(messages).topics;
  const title = typed.trim();
  if (title === '') return { field: 'title', sentence: words.empty };
  const twin = others.find((one) => one.id !== topic?.id && one.title.toLocaleLowerCase() === title.toLocaleLowerCase());
  if (twin) return { field: 'title', sentence: twin.archived ? words.existsArchived : words.exists };
  const expectedHours = hours.trim() === '' ? null : Number(hours.replace(',', '.'));
  if (expectedHours !== null && !(expectedHours > 0 && expectedHours <= 100_000)) return { field: 'hours', sentence: words.badHours };
  return { title, expectedHours };
}; // prettier-ignore

/** The row in which a topic is written: Enter saves, Escape leaves it. */
export const topicForm = ({ draft, messages, submit, cancel }: TopicFormOptions): TemplateResult => {
  const words = settingsWords(messages);
  const { refusal } = draft;
  const invalid = (field: TopicRefusal['field']): 'true' | typeof nothing => (refusal?.field === field ? 'true' : nothing);
  const described = (field: TopicRefusal['field']): string | typeof nothing => (refusal?.field === field ? 'topic-refusal' : nothing);
  const formOf = (event: Event): HTMLFormElement => (event.currentTarget as HTMLElement).closest('form') as HTMLFormElement;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    submit(written(formOf(event), draft));
  };
  const handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    cancel(written(formOf(event), draft));
  };
  // Each draft has fields of its own: what was typed into a former one does not stay.
  return html`${keyed(draft, html`<form class="topic-form" novalidate @submit=${handleSubmit} @keydown=${handleKeydown}>
    <input class="input" name="title" maxlength="300" autocomplete="off" aria-label=${words.topics.name} placeholder=${words.topics.name} .value=${draft.title} aria-invalid=${invalid('title')} aria-describedby=${described('title')} />
    <label class="line hours-field"><input class="input" name="hours" inputmode="decimal" autocomplete="off" aria-label=${words.topics.hours} placeholder=${words.topics.expectedWord} .value=${draft.hours} aria-invalid=${invalid('hours')} aria-describedby=${described('hours')} /><span class="small muted" aria-hidden="true">${words.topics.expected('').trim()}</span></label>
    <span class="line row-actions">
      <button type="submit" class="button compact square primary" aria-label=${words.save} title=${words.save}>${checkIcon()}</button>
      <button type="button" class="button compact square quiet" aria-label=${messages.cancel} title=${messages.cancel} @click=${(event: Event) => { cancel(written(formOf(event), draft)); }}>${xIcon()}</button>
    </span>
    ${refusal ? html`<p class="refusal" id="topic-refusal" role="alert">${refusal.sentence} ${refusal.failure ? html`${refusal.failure.sentence} ${requestNumber(refusal.failure.requestId, messages)}` : nothing}</p>` : nothing}
  </form>`)}`;
}; // prettier-ignore
