export { recordProjection } from './projection.js';
export { keepRecords } from './keep.js';
export { bindRecords } from './routes.js';
export { putKind } from './service.js';
export { bareView, labelOf, viewColumns, viewOf, type ViewRow } from './view.js';
