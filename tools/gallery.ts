// `npm run gallery`: every element in every state on a backend of its own; PORT sets the port, DATABASE_URL the database.
import { serveGallery } from '@towerp/gallery';
import { onDemoCompany } from './demo-house.js';

await onDemoCompany('gallery', serveGallery);
