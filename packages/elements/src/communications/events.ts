import type { Communication } from '@towerp/crm-protocol';

/** A communication was recorded or changed; `wantsTask` asks for a task that follows from it. */
export class CommunicationSavedEvent extends CustomEvent<{ communication: Communication; wantsTask: boolean }> {
  constructor(communication: Communication, wantsTask = false) {
    super('towerp-communication-saved', { detail: { communication, wantsTask }, bubbles: true, composed: true });
  }
}
