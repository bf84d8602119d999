export { Channel, Communication, Direction } from './communication.js';
export { CreateCommunication, PatchCommunication } from './communication-input.js';
export { communicationEvents } from './events.js';
export { communicationRoutes } from './routes.js';
