export { CrmError, isCrmError, type CrmErrorCode, type CrmErrorFields } from './crm-error.js';
export * from './problem-errors.js';
export { ContractError, isOutgrown, NetworkError, TimeoutError, UpgradeRequiredError } from './way-errors.js';
