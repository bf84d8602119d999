export { ImportLine, ImportReport, importTypes, type ParsedImportLine } from './line.js';
export { importRoutes } from './routes.js';
