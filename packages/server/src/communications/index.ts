export { aroundRecord, type CommunicationFields, type CommunicationRow } from './queries.js';
export { bindCommunications } from './routes.js';
export {
  createCommunication,
  lockSeen as lockCommunication,
  moveCommunication,
  patchCommunication,
} from './service.js';
export { communicationProjection, viewCommunications } from './view.js';
