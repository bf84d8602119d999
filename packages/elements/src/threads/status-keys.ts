import type { Status } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { statusIndexOf } from '../base/keys.js';

const prefixTime = 1_500;

/** The two keys of a status: S, and 1–6 soon after. */
export class StatusKeys {
  #until = 0;

  /** S was pressed. */
  start(event: Event): void {
    this.#until = event.timeStamp + prefixTime;
  }

  /** The status of a digit after S; any other key ends the waiting. */
  statusOf(event: KeyboardEvent): Status | undefined {
    const index = statusIndexOf(event.code);
    const isAwaited = event.timeStamp < this.#until;
    this.#until = 0;
    return index !== undefined && isAwaited ? statuses[index] : undefined;
  }
}
