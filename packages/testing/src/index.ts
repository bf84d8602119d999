export { checkErpSource, type CheckErpSourceOptions, type ErpFault, type ErpFinding } from './erp-source.js';
export { Faults, type Wire } from './faults.js';
export { startTestCrm, type TestCrm, type TestCrmOptions, type TestPerson } from './test-crm.js';
