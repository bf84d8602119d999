import type { Communication } from '@towerp/crm-protocol';

/** A communication was recorded. */
export class CommunicationSavedEvent extends CustomEvent<{ communication: Communication }> {
  constructor(communication: Communication) {
    super('towerp-communication-saved', { detail: { communication }, bubbles: true, composed: true });
  }
}
