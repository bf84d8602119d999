import type { Connection } from '@towerp/crm-client';

/** The connection to the backend changed. */
export class ConnectionEvent extends CustomEvent<Connection> {
  constructor(connection: Connection) {
    super('towerp-connection', { detail: connection, bubbles: true, composed: true });
  }
}

/** The backend refuses also a new token: somebody has to sign in. A host that sees to it prevents the default. */
export class AuthRequiredEvent extends CustomEvent<null> {
  constructor() {
    super('towerp-auth-required', { detail: null, bubbles: true, composed: true, cancelable: true });
  }
}
