import { provesHarmless } from '../gallery/hostile-text.js';

provesHarmless();
