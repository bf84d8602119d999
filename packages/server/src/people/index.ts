export { admission } from './admission.js';
export { personOf } from './person.js';
export { bindPeople } from './routes.js';
export { patchCompany, putContact, putGroup, putUser } from './service.js';
export { contactOf, directoryProjections } from './view.js';
export {
  selectAnyPerson,
  selectContacts,
  selectGroups,
  selectPeople,
  type ContactRow,
  type GroupRow,
  type PersonRow,
} from './queries.js';
