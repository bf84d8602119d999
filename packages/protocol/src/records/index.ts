export { recordEvents } from './events.js';
export { Flow, FlowNode, HiddenFlowNode, Resolved } from './flow.js';
export { builtInKinds } from './kinds.js';
export { ErpRecord, KindView, PutKind, PutRecord, RecordView } from './record.js';
export { recordRoutes } from './routes.js';
