export { isPortal, isSteward, onlyStaff, onlyStewards, type Caller, type Reader } from './caller.js';
export { conflict, forbidden, invalid, notFound, Refusal } from './refusal.js';
export { entrySight, idsOf, recordSight, seesRecord, seesThread, threadSight, visibleRefs } from './sight.js';
export { authorship } from './authorship.js';
