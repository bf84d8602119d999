/** The writer is done: Ctrl+Enter. */
export class EditorSubmitEvent extends CustomEvent<null> {
  constructor() {
    super('towerp-submit', { detail: null, bubbles: true, composed: true });
  }
}
