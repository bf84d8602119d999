export { bindImport } from './routes.js';
