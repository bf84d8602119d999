export { aroundRecord, type CommunicationFields, type CommunicationRow } from './queries.js';
export { bindCommunications } from './routes.js';
export { announceCommunication, moveCommunication } from './service.js';
export { communicationProjection, viewCommunications } from './view.js';
