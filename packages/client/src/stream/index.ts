export { backoff } from './backoff.js';
export { EventStream, type StreamListener, type StreamState } from './stream.js';
export { onWake } from './wake.js';
