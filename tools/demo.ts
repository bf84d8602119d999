// `npm run demo`: the demo company's order page on a backend of its own; PORT sets the port, DATABASE_URL the database.
import { serveDemo } from '@towerp/order-page';
import { onDemoCompany } from './demo-house.js';

await onDemoCompany('demo', serveDemo);
