import type { Topic } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { settingsWords } from '../../locale/settings-words.js';
import { chevronRightIcon, pencilIcon } from '../../ui/more-icons.js';
import { archiveIcon, gripIcon, restoreIcon } from '../../ui/settings-icons.js';
import type { DraggedTopic } from './dragged-topic.js';
import type { Ground } from './ground.js';

const hoursOf = ({ expectedHours }: Topic, { timing }: Ground): TemplateResult => {
  const words = settingsWords(timing.messages).topics;
  if (expectedHours === null) return html`<span class="muted">${words.noHours}</span>`;
  const hours = new Intl.NumberFormat(timing.language).format(expectedHours);
  return html`<span class="medium">${words.expected(hours)}</span> <span class="muted">${words.expectedWord}</span>`;
};

export type TopicRowOptions = {
  topic: Topic;
  index: number;
  isLast: boolean;
  ground: Ground;
  dragged: DraggedTopic;
  edit: (field: 'title' | 'hours') => void;
  archive: () => void;
  /** The menu that opens is of this row. */
  aim: () => void;
  letGo: () => void;
};

/** A topic that is offered: it is dragged, moved by its menu, changed in its place, archived. */
export const topicRow = ({ topic, index, isLast, ground, dragged, edit, archive, aim, letGo }: TopicRowOptions): TemplateResult => {
  const words = settingsWords(ground.timing.messages).topics;
  const { id, title } = topic;
  if (!ground.isWritable) return html`<li class="topic plain" data-topic=${id}><span class="topic-title">${title}</span><span class="topic-hours small">${hoursOf(topic, ground)}</span></li>`;
  const holdOver = (event: DragEvent): void => {
    if (!dragged.holdOver(event, index)) return;
    event.preventDefault();
    ground.host.requestUpdate();
  };
  const edge = dragged.place === index ? 'before' : isLast && dragged.place === index + 1 ? 'after' : '';
  return html`<li class="topic ${edge} ${dragged.topic?.id === id ? 'dragged' : ''}" data-topic=${id} draggable="true" @dragstart=${(event: DragEvent) => { dragged.take(event, topic); }} @dragover=${holdOver} @dragend=${letGo}>
    <button type="button" class="handle" popovertarget="topic-menu" aria-haspopup="menu" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" aria-label=${words.more(title)} title=${words.more(title)} aria-describedby=${index === 0 ? 'topic-keys' : nothing} @click=${aim}>${gripIcon()}</button>
    <span class="topic-title" @click=${() => { edit('title'); }}>${title}</span>
    <span class="topic-hours small" @click=${() => { edit('hours'); }}>${hoursOf(topic, ground)}</span>
    <span class="line row-actions">
      <button type="button" class="button compact square quiet edit" aria-label=${words.edit(title)} title=${words.edit(title)} @click=${() => { edit('title'); }}>${pencilIcon()}</button>
      <button type="button" class="button compact square quiet archive" aria-label=${words.archive(title)} title=${words.archive(title)} @click=${archive}>${archiveIcon()}</button>
    </span>
  </li>`;
}; // prettier-ignore

/** The topics that are no longer offered, folded, each with the way back. */
export const archivedTopics = (topics: readonly Topic[], { timing, isWritable }: Ground, restore: (topic: Topic) => void): TemplateResult | typeof nothing => {
  const words = settingsWords(timing.messages).topics;
  if (topics.length === 0) return nothing;
  const row = (topic: Topic): TemplateResult => html`<li class="topic plain" data-topic=${topic.id}><span class="topic-title muted">${topic.title}</span>
    ${isWritable ? html`<button type="button" class="button compact restore" aria-label=${`${words.restore}: ${topic.title}`} @click=${() => { restore(topic); }}>${restoreIcon()}${words.restore}</button>` : nothing}
  </li>`;
  return html`<details class="archived"><summary>${chevronRightIcon()}<span class="strong small">${words.archived}</span> <span class="count">${topics.length}</span></summary>
    <ul class="box">${repeat(topics, ({ id }) => id, row)}</ul>
  </details>`;
}; // prettier-ignore
