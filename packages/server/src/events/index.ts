export { openBus, type Bus } from './bus.js';
export { overDatabase } from './bus-database.js';
export { overNats, probeNats } from './bus-nats.js';
export { prune } from './log.js';
export { readForReader, type ReadEvents } from './reading.js';
export type { Told } from './wire.js';
export { idOf, kindOf, type Projected, type Projection, type Projections } from './projection.js';
export { cursorOf, Streams } from './streams.js';
