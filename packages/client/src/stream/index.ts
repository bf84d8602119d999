export { EventStream, type StreamListener, type StreamState } from './stream.js';
