import { CrmError } from './crm-error.js';

/** The server was not reached, or its answer was lost; what was sent may have taken effect. */
export class NetworkError extends CrmError {
  constructor(cause?: unknown, detail = 'The server could not be reached.') {
    super({ code: 'network', detail, cause });
  }
}

/** The server did not answer in time; what was sent may have taken effect. */
export class TimeoutError extends CrmError {
  constructor(cause?: unknown) {
    super({ code: 'timeout', detail: 'The server did not answer in time.', cause });
  }
}

/** The server's answer does not have the shape that the contract promises. */
export class ContractError extends CrmError {
  /** Where the answer differs: `items.3.topic`; empty where it is no JSON. */
  readonly path: string;

  constructor(fields: {
    path: string;
    detail: string;
    status?: number;
    requestId?: string | undefined;
    cause?: unknown;
  }) {
    super({ code: 'contract', ...fields });
    this.path = fields.path;
  }
}

/** True where a server says that it no longer speaks this version of the wire: 410 or 426. */
export const isOutgrown = (status: number): boolean => status === 410 || status === 426;

/** The server speaks a newer version of the wire: the page is to be loaded anew, with a newer version of this package. */
export class UpgradeRequiredError extends CrmError {
  constructor(status: number) {
    super({ code: 'upgrade_required', status, detail: 'The server no longer speaks this version.' });
  }
}
