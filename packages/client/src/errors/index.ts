export { CrmError, isCrmError, type CrmErrorCode, type CrmErrorFields } from './crm-error.js';
export * from './problem-errors.js';
export { ContractError, NetworkError, TimeoutError } from './way-errors.js';
