export { timelineRoutes } from './routes.js';
export { Edited, RecordChange, StatusChange, TimelineItem, TimelineType } from './timeline.js';
