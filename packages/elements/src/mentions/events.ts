import type { Ref } from '@towerp/crm-protocol';

/** A mention of a person or a group was activated; a host that shows them prevents the default. */
export class MentionClickEvent extends CustomEvent<{ ref: Ref }> {
  constructor(ref: Ref) {
    super('towerp-mention-click', { detail: { ref }, bubbles: true, composed: true, cancelable: true });
  }
}
