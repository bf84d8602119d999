export { Channel, Communication, CreateCommunication, Direction, PatchCommunication } from './communication.js';
export { communicationEvents } from './events.js';
export { communicationRoutes } from './routes.js';
