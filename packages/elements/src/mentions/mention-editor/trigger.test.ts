import { expect } from '@open-wc/testing';
import { triggerAt } from './trigger.js';

describe('the beginning of a mention', () => {
  it('is a sign at the beginning of a line or of a word', () => {
    expect(triggerAt('@')).to.deep.equal({ sign: '@', query: '', length: 1 });
    expect(triggerAt('Питай @Ни')).to.deep.equal({ sign: '@', query: 'Ни', length: 3 });
    expect(triggerAt('(#43')).to.deep.equal({ sign: '#', query: '43', length: 3 });
  });

  it('is no sign inside a word', () => {
    expect(triggerAt('maria@rila.bg')).to.equal(undefined);
    expect(triggerAt('C#')).to.equal(undefined);
  });

  it('goes on over a name of three words and no further', () => {
    expect(triggerAt('@Мария Стоянова')?.query).to.equal('Мария Стоянова');
    expect(triggerAt('@Мария Стоянова каза ми')).to.equal(undefined);
  });

  it('lets a space follow №, as it is written', () => {
    expect(triggerAt('по поръчка № 436')).to.deep.equal({ sign: '№', query: '436', length: 5 });
    expect(triggerAt('№436')).to.deep.equal({ sign: '№', query: '436', length: 4 });
  });

  it('ends with a mention or a line', () => {
    expect(triggerAt('@Ни\uFFFC')).to.equal(undefined);
    expect(triggerAt('@Ни\n')).to.equal(undefined);
  });
});
