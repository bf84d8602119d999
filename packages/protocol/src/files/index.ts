export { CrmFile } from './file.js';
export { fileRoutes } from './routes.js';
export { maximumUpload, tusVersion } from './upload.js';
