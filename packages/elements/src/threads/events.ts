import type { Status, Thread } from '@towerp/crm-protocol';

const open = { bubbles: true, composed: true };

/** A thread was asked for; a host that opens it itself prevents the default. */
export class ThreadOpenEvent extends CustomEvent<{ threadId: string }> {
  constructor(threadId: string) {
    super('towerp-thread-open', { ...open, cancelable: true, detail: { threadId } });
  }
}

/** A thread was opened by this reader. */
export class ThreadCreatedEvent extends CustomEvent<{ thread: Thread }> {
  constructor(thread: Thread) {
    super('towerp-thread-created', { ...open, detail: { thread } });
  }
}

/** A status is about to change; preventing the default keeps it. */
export class StatusChangeEvent extends CustomEvent<{ threadId: string; from: Status; to: Status }> {
  constructor(threadId: string, from: Status, to: Status) {
    super('towerp-status-change', { ...open, cancelable: true, detail: { threadId, from, to } });
  }
}

/** What a list shows after its reader changed it; a panel tells its statuses alone. */
export type ShownFilter = {
  status: readonly Status[];
  query: string;
  view?: string;
  sort?: string;
  groupBy?: string;
  counterparty?: string;
  layout?: string;
};

/** The filter of a list changed by the reader's hand. */
export class FilterChangeEvent extends CustomEvent<ShownFilter> {
  constructor(detail: ShownFilter) {
    super('towerp-filter-change', { ...open, detail });
  }
}

/** A new thread was asked for; a host that has a form of its own prevents the default. */
export class ThreadNewEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('towerp-thread-new', { ...open, cancelable: true, detail: {} });
  }
}

/** A thread was picked, to attach something to it. */
export class ThreadPickEvent extends CustomEvent<{ thread: Thread }> {
  constructor(thread: Thread) {
    super('towerp-thread-pick', { ...open, detail: { thread } });
  }
}
