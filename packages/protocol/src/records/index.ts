export { recordEvents } from './events.js';
export { Flow, FlowNode, HiddenFlowNode, Resolved } from './flow.js';
export { builtInKinds } from './kinds.js';
export { flowKinds } from './lanes.js';
export { ErpRecord, KindView, RecordView } from './record.js';
export { PutKind, PutRecord } from './record-input.js';
export { recordRoutes } from './routes.js';
