export { Company, Contact, defaultPortalKinds, Group, User } from './directory.js';
export { CreateContact, PatchCompany, PutContact, PutGroup, PutUser } from './directory-input.js';
export { directoryEvents } from './events.js';
export { Person } from '../wire/person.js';
export { Me } from './me.js';
export { peopleRoutes } from './routes.js';
