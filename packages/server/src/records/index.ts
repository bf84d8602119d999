export { recordProjection } from './projection.js';
export { bindRecords } from './routes.js';
export { bareView, labelOf, viewColumns, viewOf, type ViewRow } from './view.js';
