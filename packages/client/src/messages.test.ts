import assert from 'node:assert/strict';
import test from 'node:test';
import { NetworkError, StaleError } from './index.js';
import { sentenceOf } from './messages.js';

test('an error is said in the person’s language', () => {
  const stale = new StaleError({ code: 'stale', status: 412, detail: 'Another version stands.' });
  assert.equal(sentenceOf(stale), 'Някой го е променил междувременно.');
  assert.equal(sentenceOf(stale, 'en-GB'), 'Somebody has changed it meanwhile.');
  assert.equal(sentenceOf(new NetworkError(), 'bg-BG'), 'Няма връзка със сървъра.');
  assert.equal(sentenceOf(new Error('x'), 'de'), 'The server made a mistake.');
});
