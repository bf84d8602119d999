export { bindImport } from './routes.js';
export { pullFrom, type PullReport, type Refused } from './pull.js';
export type { ErpLine, ErpPage, ErpSource } from './source.js';
