import type { Topic, TopicScope } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import type { Ground } from './ground.js';
import { TopicChanges, type TopicChange, type TopicPatch } from './topic-changes.js';
import { positionsAfter } from './topic-order.js';

/** What a topic is called and how long it is expected to take. */
export type TopicWords = { title: string; expectedHours: number | null };

/** What is done to topics: seen at once, sent one after another, taken back where it is refused. */
export class TopicActions {
  readonly #ground: () => Ground;
  readonly #changes = new TopicChanges();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ground: () => Ground) {
    this.#ground = ground;
  }

  shown(scope: TopicScope, stored: readonly Topic[]): Topic[] {
    return this.#changes.shown(scope, stored);
  }

  /** @throws what the server refuses */
  patch({ id }: Topic, patch: TopicPatch): Promise<void> {
    return this.#send([{ id, patch }]);
  }

  /** Adds a topic at the end of its list. @throws what the server refuses */
  add(scope: TopicScope, words: TopicWords, list: readonly Topic[]): Promise<void> {
    const position = Math.max(-1, ...list.map((topic) => topic.position)) + 1;
    const now = new Date().toISOString();
    const stamps = { version: 0, createdAt: now, updatedAt: now };
    const made: Topic = { id: newId(), scope, ...words, position, archived: false, ...stamps };
    return this.#send([{ id: made.id, patch: {}, made }]);
  }

  /** Moves one of a list to another place in it. @throws what the server refuses */
  move(list: readonly Topic[], from: number, to: number): Promise<void> {
    return this.#send(positionsAfter(list, from, to).map(({ id, position }) => ({ id, patch: { position } })));
  }

  async #send(changes: readonly TopicChange[]): Promise<void> {
    const { client, host } = this.#ground();
    if (!client) return;
    for (const change of changes) this.#changes.begin(change);
    host.requestUpdate();
    const sent = this.#queue.then(async () => {
      for (const change of changes) {
        const { id, made } = change;
        const { title = '', expectedHours = null, scope = 'thread' } = made ?? {};
        const topic = made ? client.topics.create({ id, scope, title, expectedHours }) : client.topics.patch(id, change.patch);
        this.#changes.confirm(change, await topic);
        host.requestUpdate();
      }
    });
    this.#queue = sent.catch(() => undefined);
    try {
      await sent;
    } finally {
      for (const change of changes) this.#changes.refuse(change);
      host.requestUpdate();
    }
  } // prettier-ignore
}
