export { followTimeline } from './following.js';
export { bindTimeline } from './routes.js';
