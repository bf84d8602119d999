export { DeviceStorage } from './device-storage.js';
export { nameOf } from './names.js';
export { Tabs, type Shared } from './tabs.js';
