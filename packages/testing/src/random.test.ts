import { provesStorms } from './random-run.test.js';

provesStorms(3, 60);
