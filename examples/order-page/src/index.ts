export { demoCompanyId, demoPort, type DemoCaller, type DemoPort } from './demo-port.js';
export { loadDemo, type LoadOptions } from './load.js';
export { serveDemo, type Demo, type DemoOptions } from './serve.js';
