import { provesHarmless } from '../gallery/hostile-text.test.js';

provesHarmless();
