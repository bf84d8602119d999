import { expect } from '@open-wc/testing';
import { startWork } from './work.js';

const ids = Array.from({ length: 45 }, (_, index) => String(index));

describe('long work', () => {
  it('stops after the lot that is under way, and keeps what is done', async () => {
    const sent: number[] = [];
    const work = startWork('', ids, {
      lot: 20,
      send: async (some) => {
        sent.push(some.length);
        await Promise.resolve();
        work.cancel();
      },
      succeeded: () => undefined,
    });
    const progress = await work.finished;
    expect(sent).to.deep.equal([20]);
    expect(progress).to.include({ done: 20, total: 45, isRunning: false });
    expect(progress.failed).to.deep.equal([]);
  });

  it('finds the one that is refused among many', async () => {
    const refused = new Set(['7', '44']);
    const work = startWork('', ids, {
      lot: 45,
      send: (some) => (some.some((id) => refused.has(id)) ? Promise.reject(new Error('gone')) : Promise.resolve()),
      succeeded: () => undefined,
    });
    const { done, failed } = await work.finished;
    expect([done, failed]).to.deep.equal([43, ['7', '44']]);
  });
});
