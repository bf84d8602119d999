import type { Topic } from '@towerp/crm-protocol';

const kind = 'application/x-towerp-topic';

/** A topic that is held by the pointer, and before which place it would be let go. */
export class DraggedTopic {
  #topic: Topic | undefined;
  #place: number | undefined;

  get topic(): Topic | undefined {
    return this.#topic;
  }

  /** The row before which it would come to stand. */
  get place(): number | undefined {
    return this.#place;
  }

  take({ dataTransfer }: DragEvent, topic: Topic): void {
    this.#topic = topic;
    dataTransfer?.setData(kind, topic.id);
    if (dataTransfer) dataTransfer.effectAllowed = 'move';
  }

  /** Over which half of a row it is held says whether it comes before that row or after it. */
  holdOver(event: DragEvent, index: number): boolean {
    if (!this.#topic || !event.dataTransfer?.types.includes(kind)) return false;
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#place = event.clientY < top + height / 2 ? index : index + 1;
    return true;
  }

  /** Lets it go; what was held and where, if anywhere. */
  drop(): { topic: Topic; place: number } | undefined {
    const [topic, place] = [this.#topic, this.#place];
    this.#topic = this.#place = undefined;
    return topic && place !== undefined ? { topic, place } : undefined;
  }
}
