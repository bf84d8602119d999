import { isCrmError, type CrmError, type CrmErrorCode } from '../errors/index.js';

/** Not refused but not taken either: sent again as it is. */
export const isPassing = (error: unknown): error is CrmError => {
  if (!isCrmError(error)) return false;
  const passing: CrmErrorCode[] = [
    'network',
    'timeout',
    'unavailable',
    'rate_limited',
    'in_flight',
    'upgrade_required',
  ];
  // A gateway or a captive portal answered, not the server.
  const isForeign = error.requestId === undefined && (error.status >= 500 || error.code === 'contract');
  return passing.includes(error.code) || error.status === 401 || isForeign;
};
