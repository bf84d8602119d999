/** A form is done, or was given up; whoever showed it takes it away. */
export class CloseEvent extends CustomEvent<null> {
  constructor() {
    super('towerp-close', { detail: null, bubbles: true, composed: true });
  }
}
