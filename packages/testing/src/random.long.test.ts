import { provesStorms } from './random-run.test.js';

provesStorms(50, 300);
