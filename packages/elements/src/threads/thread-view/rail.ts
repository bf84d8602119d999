import type { Person, Task, Thread } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isOutside } from '../../base/reader-controller.js';
import type { Timing } from '../../base/times.js';
import { taskLine } from '../../tasks/open-tasks.js';
import { avatar } from '../../ui/avatar.js';
import { heading } from '../../ui/heading.js';
import { plusIcon } from '../../ui/icons.js';

/** What the rail needs beside its thread. */
export type RailOptions = {
  timing: Timing;
  level: number;
  tasks: readonly Task[];
  complete: ((task: Task) => void) | undefined;
  createTask: (() => void) | undefined;
};

const shownPeople = 5;

/** Open tasks as a section of the rail. */
export const taskSection = ({ timing, level, tasks, complete, createTask }: RailOptions): TemplateResult => {
  const { messages } = timing;
  return html`<section class="section in-rail">
    <div class="section-head">
      ${heading(level, 'section-title', messages.tasks)}<span class="count">${tasks.length > 0 ? messages.openCount(tasks.length) : nothing}</span><span class="grow"></span>
      ${createTask ? html`<button type="button" class="button compact square quiet" aria-label=${messages.taskTitle} title=${messages.taskTitle} @click=${createTask}>${plusIcon()}</button>` : nothing}
    </div>
    ${tasks.length === 0 ? html`<p class="small muted">${messages.noTasks}</p>` : repeat(tasks, ({ id }) => id, (task) => taskLine(task, timing, complete))}
  </section>`; // prettier-ignore
};

const roleOf = (person: Person, thread: Thread, isMember: boolean, { messages }: Timing): string => {
  if (person.id === thread.author.id) return messages.author;
  return isMember && isOutside(person) ? messages.client : '';
};

/** Who takes part, the author first. */
export const peopleSection = (
  thread: Thread,
  isMember: boolean,
  isWhole: boolean,
  showWhole: () => void,
  { timing, level }: RailOptions,
): TemplateResult => {
  const { messages } = timing;
  const people = [...thread.participants].sort(
    (a, b) => Number(b.id === thread.author.id) - Number(a.id === thread.author.id),
  );
  const rest = people.length - shownPeople;
  return html`<section class="section">
    <div class="section-head">${heading(level, 'section-title', messages.people)}<span class="count">${people.length}</span></div>
    ${people.slice(0, isWhole ? people.length : shownPeople).map((person) => html`<div class="person">${avatar(person)}<span class="cut">${person.name}</span><span class="small muted nowrap">${roleOf(person, thread, isMember, timing)}</span></div>`)}
    ${rest > 0 && !isWhole ? html`<button type="button" class="link small" @click=${showWhole}>${messages.morePeople(rest)}</button>` : nothing}
  </section>`; // prettier-ignore
};
