export { Role } from './caller.js';
export { Visibility } from './visibility.js';
