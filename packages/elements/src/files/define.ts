export { FileList } from './file-list/define.js';
export { FileTray } from './file-tray/define.js';
export { uploadsOf } from './uploads.js';
