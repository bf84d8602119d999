export { CrmFile } from './file.js';
