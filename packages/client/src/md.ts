export { md, type MdValue } from './mentions/md.js';
