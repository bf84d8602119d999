import type { Ref } from '@towerp/crm-protocol';

/** Somebody wants to see an object; a host that opens it itself prevents the default. */
export class NavigateEvent extends CustomEvent<{ ref: Ref; url: string | null }> {
  constructor(ref: Ref, url: string | null = null) {
    super('towerp-navigate', { detail: { ref, url }, bubbles: true, composed: true, cancelable: true });
  }
}
