export {
  Company,
  Contact,
  CreateContact,
  defaultPortalKinds,
  Group,
  PatchCompany,
  PutContact,
  PutGroup,
  PutUser,
  User,
} from './directory.js';
export { directoryEvents } from './events.js';
export { Person } from '../wire/person.js';
export { Me, peopleRoutes } from './routes.js';
