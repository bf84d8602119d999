export { foldedWords } from './fold.js';
export { compactOf, patternsOf, wordReadingsOf } from './readings.js';
export { followNames, indexWords } from './words.js';
