export { Faults } from './faults.js';
export { startTestCrm, type TestCrm, type TestCrmOptions, type TestPerson } from './test-crm.js';
