import type { Topic, TopicScope } from '@towerp/crm-protocol';
import { byPlace } from './topic-order.js';

/** What changes in a topic. */
export type TopicPatch = Partial<Pick<Topic, 'title' | 'position' | 'expectedHours' | 'archived'>>;
/** What somebody has just done to a topic; a new one comes whole. */
export type TopicChange = { id: string; patch: TopicPatch; made?: Topic };

/** Topics that show a change at once, and forget it again where the server refuses it, whatever came since. */
export class TopicChanges {
  #onTheirWay: readonly TopicChange[] = [];
  /** What the server has answered and the live list does not hold yet. */
  readonly #answered = new Map<string, Topic>();

  begin(change: TopicChange): void {
    this.#onTheirWay = [...this.#onTheirWay, change];
  }

  confirm(change: TopicChange, topic: Topic): void {
    this.#answered.set(topic.id, topic);
    this.refuse(change);
  }

  refuse(change: TopicChange): void {
    this.#onTheirWay = this.#onTheirWay.filter((one) => one !== change);
  }

  /** The topics of a scope as they are to be seen now, in their order. */
  shown(scope: TopicScope, stored: readonly Topic[]): Topic[] {
    const topics = new Map(stored.map((topic) => [topic.id, topic]));
    for (const topic of this.#answered.values()) {
      if (topic.scope !== scope) continue;
      if ((topics.get(topic.id)?.version ?? 0) >= topic.version) this.#answered.delete(topic.id);
      else topics.set(topic.id, topic);
    }
    for (const { id, patch, made } of this.#onTheirWay) {
      const topic = topics.get(id) ?? made;
      if (topic?.scope === scope) topics.set(id, { ...topic, ...patch });
    }
    return [...topics.values()].toSorted(byPlace);
  }
}
