export { Http, type From, type HttpPorts } from './app.js';
export { Auth, tokenExpired, type AuthOptions, type Claims } from './auth.js';
export type { Binder, RawContext, Reading, Sees } from './bind.js';
export { Keyset, type PageQuery } from './cursor.js';
export { Metrics } from './metrics.js';
export { forgetAnswers } from './idempotency.js';
export { NotAdmittedError, perform, type Admission } from './operations.js';
export { problemResponse, refusalOf } from './problem.js';
export { listen, type Listening, type ListenOptions } from './node.js';
