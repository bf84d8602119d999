import type { Channel, Direction, RichTextDocument, Status, Visibility } from '@towerp/crm-protocol';
import { onWeekday, ordinalDay, spokenDay, weekdayName, workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import { greeting } from '../counterparties.js';
import type { Contact, Counterparty } from '../counterparties.js';
import type { Document } from '../documents/document.js';
import { uuidv7 } from '../identity.js';
import { pace } from '../people.js';
import type { Person } from '../people.js';
import type {
  AttachmentDraft,
  Author,
  CommentDraft,
  CommunicationDraft,
  StatusChange,
  TaskDraft,
  ThreadDraft,
} from './draft.js';
import { OverrunError, spoken } from './stage-setting.js';
import type { Pause, StageSetting, Words } from './stage-setting.js';

/** Where a thread is written entry by entry while the clock runs. */
export class Stage {
  readonly counterparty: Counterparty;
  readonly contact: Contact;
  readonly changes: StatusChange[] = [];
  readonly #setting: StageSetting;
  readonly #communications: CommunicationDraft[] = [];
  readonly #tasks: TaskDraft[] = [];
  readonly #comments: CommentDraft[] = [];
  readonly #attachments: AttachmentDraft[] = [];
  readonly #followers: { by: Author; muted: boolean }[] = [];
  #opening: Pick<ThreadDraft, 'id' | 'label' | 'author' | 'at'> | undefined;
  #description: RichTextDocument | undefined;
  #pace: number;
  #exact = false;
  #draws = 0;

  constructor(setting: StageSetting) {
    this.#setting = setting;
    this.counterparty = setting.counterparty;
    this.contact = setting.contact;
    this.#pace = setting.pace;
  }

  /** The day the story has come to. */
  get day(): Day {
    return this.#setting.clock.day;
  }

  get isShared(): boolean {
    return this.#setting.visibility === 'shared';
  }

  /** One way to say it; another each time this place of the script is played. */
  one<T>(options: readonly T[]): T {
    return this.#setting.deck.deal(`${this.#setting.name}/${String(this.#draws++)}`, options);
  }

  chance(share: number): boolean {
    return this.#setting.random.chance(share);
  }

  int(least: number, most: number): number {
    return this.#setting.random.int(least, most);
  }

  /** „27 ноември“, that many working days from where the story is. */
  date(days: number): string {
    return spokenDay(workday(this.day, days));
  }

  /** „27-ми“. */
  ordinal(days: number): string {
    return ordinalDay(workday(this.day, days));
  }

  /** „във вторник“. */
  on(days: number): string {
    return onWeekday(workday(this.day, days));
  }

  /** „вторник“. */
  weekday(days: number): string {
    return weekdayName(workday(this.day, days));
  }

  /** Opens the thread. */
  open(
    author: Author,
    label: string,
    description: RichTextDocument | undefined,
    attached: readonly (Document | undefined)[] = [],
  ): void {
    this.#pace *= pace[author.id] ?? 1;
    const at = this.#tick(0);
    this.#opening = { id: uuidv7(at, this.#setting.random), label, author, at };
    this.#description = description;
    for (const document of attached) if (document !== undefined) this.#put(document, author, at);
  }

  /** Attaches a document. */
  attach(author: Author, document: Document): void {
    this.#put(document, author, this.#tick(this.int(2, 20)));
  }

  /** A comment among colleagues, now and then as a reply to the one before; answers its id. */
  say(author: Author, body: Words, replyTo?: string): string {
    const last = this.#comments.at(-1);
    const isAnswer = last?.visibility === 'internal' && last.author.id !== author.id && this.chance(0.35);
    return this.#comment(author, body, 'internal', this.int(14, 170), replyTo ?? (isAnswer ? last.id : undefined));
  }

  /** A call from the contact, as a colleague wrote it down. */
  called(author: Author, topic: string, body: Words, from = this.contact): CommunicationDraft {
    return this.#contact(author, 'inbound', 'phone', topic, body, from);
  }

  /** A call to the contact. */
  call(author: Author, topic: string, body: Words, to = this.contact): CommunicationDraft {
    return this.#contact(author, 'outbound', 'phone', topic, body, to);
  }

  /** A meeting with the contact. */
  met(author: Author, topic: string, body: Words, contact = this.contact): CommunicationDraft {
    return this.#contact(author, this.chance(0.5) ? 'inbound' : 'outbound', 'meeting', topic, body, contact);
  }

  /** The contact's own words: a comment in the portal where the thread is shared, else an email. */
  wrote(recorder: Author, topic: string, body: Words): void {
    const author = { id: this.contact.portalId ?? '', label: this.contact.label };
    if (this.isShared && author.id !== '') this.#comment(author, body, 'shared', this.int(40, 260));
    else this.#contact(recorder, 'inbound', 'email', topic, body, this.contact);
  }

  /** Words to the contact: in the portal where the thread is shared, else an email. */
  answer(author: Author, topic: string, body: Words): void {
    const asked = this.#comments.findLast((comment) => comment.author.id === this.contact.portalId);
    if (this.isShared && (asked !== undefined || this.chance(0.5)))
      this.post(author, body, this.chance(0.6) ? asked?.id : undefined);
    else this.mail(author, topic, body);
  }

  /** A comment that the client sees; answers its id. */
  post(author: Author, body: Words, replyTo?: string): string {
    return this.#comment(author, body, 'shared', this.int(15, 200), replyTo);
  }

  /** An email to the contact, with its greeting. */
  mail(author: Author, topic: string, body: Words): void {
    const address = {
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, text: `${greeting(this.contact)},` }],
    };
    const letter = (): RichTextDocument => ({ version: 1, blocks: [address, ...spoken(body).blocks] });
    this.#contact(author, 'outbound', 'email', topic, letter, this.contact, this.isShared ? 'shared' : 'internal');
  }

  /** A task; the due day is that many working days ahead. */
  task(
    author: Author,
    assignee: Person,
    topic: string,
    days: number | undefined,
    more: { title?: string; body?: RichTextDocument } = {},
  ): TaskDraft {
    const at = this.#tick(this.int(2, 12));
    const due = days === undefined ? undefined : workday(this.day, days);
    const task: TaskDraft = {
      type: 'task',
      kind: 'task',
      id: uuidv7(at, this.#setting.random),
      label: topic,
      topic,
      assigneeId: assignee.id,
      due,
      author,
      at,
      changes: [],
      ...(more.title === undefined ? {} : { topicTitle: more.title }),
      ...(more.body === undefined ? {} : { description: more.body }),
    };
    this.#tasks.push(task);
    return task;
  }

  /** Moves a task on. */
  settle(task: TaskDraft, by: Author, to: Status = 'completed'): void {
    task.changes.push({ to, by, at: this.#tick(this.int(2, 25)) });
  }

  /** Moves the thread on. */
  move(turn: { to: Status; by: Author }): void {
    this.changes.push({ ...turn, at: this.#tick(this.int(1, 6)) });
  }

  /** Lets working days go by, unless the thread stops where they begin. */
  *wait(days: number): Generator<Pause, void> {
    yield 'pause';
    this.#setting.clock.pass(Math.round(days * this.#pace * 560 * (0.7 + this.#setting.random.next() * 0.6)));
  }

  /** Puts the clock to an exact minute, that many working days later; the next entry is written then. */
  at(days: number, hour: number, minute: number): void {
    this.#setting.clock.skip(days, hour * 60 + minute);
    this.#exact = true;
  }

  follow(by: Author, muted = false): void {
    this.#followers.push({ by, muted });
  }

  /** The thread as it stands; of a closed one, no task stays open. */
  finish(): ThreadDraft {
    if (this.#opening === undefined) throw new TypeError('the thread was never opened');
    const end = this.changes.at(-1);
    if (end !== undefined && (end.to === 'completed' || end.to === 'cancelled')) {
      for (const task of this.#tasks.filter(isOpen)) task.changes.push(this.#endOf(task, end));
    }
    return {
      kind: 'thread',
      ...this.#opening,
      ...(this.#setting.topicTitle === undefined ? {} : { topicTitle: this.#setting.topicTitle }),
      description: this.#description,
      visibility: this.#setting.visibility,
      counterparty: this.counterparty,
      changes: this.changes,
      communications: this.#communications,
      tasks: this.#tasks,
      comments: this.#comments,
      attachments: this.#attachments,
      followers: this.#followers,
    };
  }

  /** Who had something to do tells of it when it is done; else it ends with the thread. */
  #endOf(task: TaskDraft, end: StatusChange): StatusChange {
    const report = [...this.#comments, ...this.#communications].filter(
      (entry) => entry.author.id === task.assigneeId && entry.at > task.at,
    );
    const first = Math.min(...report.map((entry) => entry.at + 40_000));
    if (end.to === 'cancelled' || first > end.at) return { ...end, at: Math.max(end.at, task.at + 60_000) };
    return { to: 'completed', by: { id: task.assigneeId, label: '' }, at: first };
  }

  #comment(author: Author, body: Words, visibility: Visibility, gap: number, replyTo?: string): string {
    const at = this.#tick(gap);
    const id = uuidv7(at, this.#setting.random);
    this.#comments.push({
      type: 'comment',
      id,
      body: spoken(body),
      visibility,
      author,
      at,
      ...(replyTo === undefined ? {} : { replyTo }),
    });
    return id;
  }

  #contact(
    author: Author,
    direction: Direction,
    channel: Channel,
    topic: string,
    body: Words,
    contact: Contact,
    visibility: Visibility = 'internal',
  ): CommunicationDraft {
    const at = this.#tick(this.int(20, 240));
    const id = uuidv7(at, this.#setting.random);
    const draft: CommunicationDraft = {
      type: 'communication',
      kind: 'communication',
      id,
      label: topic,
      topic,
      contact,
      direction,
      channel,
      body: spoken(body),
      visibility,
      author,
      at,
    };
    this.#communications.push(draft);
    return draft;
  }

  #put(document: Document, author: Author, at: number): void {
    if (this.#attachments.some((one) => one.document === document)) return;
    this.#attachments.push({ type: 'attachment', id: uuidv7(at, this.#setting.random), document, author, at });
  }

  #tick(minutes: number): number {
    if (!this.#exact) this.#setting.clock.pass(Math.max(1, Math.round(minutes * this.#pace)));
    this.#exact = false;
    const at = this.#setting.clock.instant + this.int(0, 59_999);
    if (at >= this.#setting.limit) throw new OverrunError('the story runs beyond yesterday');
    return at;
  }
}

function isOpen(task: TaskDraft): boolean {
  const last = task.changes.at(-1)?.to;
  return last !== 'completed' && last !== 'cancelled';
}
