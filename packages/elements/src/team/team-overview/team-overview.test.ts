import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { refusal } from '../../../gallery/client.js';
import { people, team } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { NavigateEvent } from '../../records/events.js';
import { byUrgency, openCounts, openSum, paceOf } from './figures.js';
import { daysOf, queryOf } from './period.js';
import type { TeamOverview } from './team-overview.js';

const make = (): TeamOverview => document.createElement('towerp-team-overview');
const member = (id: string): (typeof team)[number] =>
  team.find(({ person }) => person.id === id) as (typeof team)[number];
const rowOf = (element: Element, name: string): HTMLElement =>
  deep(element, 'tbody tr').find((row) => words(row).includes(name)) as HTMLElement;
const choose = async (element: Element, period: string): Promise<void> => {
  const select = one<HTMLSelectElement>(element, 'select');
  select.value = period;
  select.dispatchEvent(new Event('change'));
  await settled(element);
}; // prettier-ignore

describe('towerp-team-overview', () => {
  provesInvariants({
    tag: 'towerp-team-overview',
    define: () => import('./define.js'),
    prepare: () => undefined,
    words: { bg: 'Има нужда от помощ', en: 'Needs help' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('says first who needs help, who is in difficulty and who is faster, and why', async () => {
    const { element } = await mount(make);
    const cards = deep(element, '.card').map((card) => words(card));
    expect(cards[0]).to.include('Има нужда от помощ').and.include('Теодора Василева').and.include('6 чакат решение');
    expect(cards[1]).to.include('Среща затруднения').and.include('Петя Димитрова').and.include('3 просрочени');
    expect(cards[2]).to.include('По-бързо от очакваното').and.include('Силвия Маринова').and.include('40 приключени');
  });

  it('says so where nobody bears a sign', async () => {
    const { element } = await mount(make, { team: [member('u-georgi')] });
    expect(words(element)).to.include('Никой не чака решение повече от ден');
    await expect(element).to.be.accessible();
  });

  it('folds many colleagues without work, until they are asked for', async () => {
    const idle = Array.from({ length: 40 }, (_, n) => ({
      ...member('u-georgi'),
      person: { kind: 'user' as const, id: `u-${String(n)}`, name: `Колега ${String(n)}` },
      threads: {},
      tasks: {},
      awaitingDecision: 0,
      completed: 0,
    }));
    const { element } = await mount(make, { team: [...team, ...idle] });
    expect(deep(element, 'tbody tr').length).to.equal(team.length);
    one(element, '.idle button').click();
    await settled(element);
    expect(deep(element, 'tbody tr').length).to.equal(team.length + 40);
  });

  it('draws a bar for each colleague and says the same in words', async () => {
    const { element } = await mount(make);
    const row = rowOf(element, 'Петя');
    // The busiest by work and by hours: both bars are whole.
    const widths = [...row.querySelectorAll('.part')].map((part) =>
      Number.parseFloat(part.getAttribute('width') ?? ''),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).to.be.closeTo(200, 0.01);
    expect(words(row))
      .to.include('Нов: 3, Работи се: 12')
      .and.include('по-бавно с 46')
      .and.include('Среща затруднения');
  });

  it('shows every figure of the charts in the table too', async () => {
    const { element } = await mount(make);
    one(element, '.switch .button:last-child').click();
    await settled(element);
    const row = rowOf(element, 'Теодора');
    const figures = [...row.querySelectorAll('td')].map((cell) => cell.lastChild?.previousSibling?.textContent ?? cell.textContent);
    expect(figures).to.have.length(4 + 4 + 3 + 3 + 4);
    for (const figure of ['6', '4', '12', '48', '30', '24', '340']) expect(words(row)).to.include(figure);
    await expect(element).to.be.accessible();
  }); // prettier-ignore

  it('shows those who need help first, live', async () => {
    const { element, memory } = await mount(make);
    const names = (): string[] => deep(element, 'tbody .name').map(({ textContent }) => textContent);
    expect(names()[0]).to.equal('Теодора Василева');
    memory.$team.set(team.map((one) => (one === member('u-nikolay') ? { ...one, signals: ['needs_help'], overdue: 9, awaitingDecision: 2, threads: { awaiting_decision: 2 } } : { ...one, signals: [] }))); // prettier-ignore
    await settled(element);
    expect(names()[0]).to.equal('Николай Желев');
  });

  it('asks for the days that are chosen, the last one included', async () => {
    const { element, memory } = await mount(make);
    await choose(element, 'own');
    const [from, to] = deep<HTMLInputElement>(element, 'input[type=date]') as [HTMLInputElement, HTMLInputElement];
    expect(from.value).to.match(/^\d{4}-\d\d-\d\d$/);
    from.value = '2026-01-05';
    from.dispatchEvent(new Event('change'));
    to.value = '2026-01-31';
    to.dispatchEvent(new Event('change'));
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ from: '2026-01-05', to: '2026-02-01' }]);
    await choose(element, 'all');
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{}]);
  });

  it('asks nothing while the start is after the end, and says so', async () => {
    const { element, memory } = await mount(make);
    const asked = memory.calls.length;
    Object.assign(element, { period: 'own', from: '2026-02-01', to: '2026-01-01' });
    await settled(element);
    expect(words(element)).to.include('Началото е след края');
    expect(memory.calls.slice(asked).filter(({ name }) => name === 'team.$team')).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it("asks the page for a colleague's work", async () => {
    const { element } = await mount(make);
    let asked: unknown;
    element.addEventListener('towerp-navigate', (event) => {
      asked = (event as NavigateEvent).detail.ref;
    });
    one(element, 'tbody .name').click();
    expect(asked).to.deep.equal({ kind: 'user', id: people.teodora.id });
  });

  it('tells a portal reader nothing of colleagues', async () => {
    const { element, memory } = await mount(make, { role: 'portal' });
    expect(words(element)).to.include('Екипът е само за колеги').and.not.include('Теодора');
    expect(memory.calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('has words for failing, for nobody and for lost connection', async () => {
    const failed = await mount(make, { state: refusal() });
    expect(words(failed.element)).to.include('Екипът не се зареди').and.include('req_7Q2M-41KD');
    const empty = await mount(make, { team: [] });
    expect(words(empty.element)).to.include('Още няма колеги с работа');
    const offline = await mount(make, { connection: 'offline' });
    expect(words(offline.element)).to.include('Няма връзка').and.include('Теодора');
    for (const { element } of [failed, empty, offline]) await expect(element).to.be.accessible();
  });

  for (const layout of ['chart', 'table'] as const)
    it(`fits 360 pixels as cards (${layout})`, async () => {
      const { element } = await mount(() => Object.assign(make(), { layout }));
      element.style.width = '328px';
      await settled(element);
      const edge = element.getBoundingClientRect().right;
      const beyond = deep(element, 'button, tbody td, select, .card').filter((part) => part.getBoundingClientRect().right > edge + 0.5);
      expect(beyond.map(({ className }) => className)).to.deep.equal([]);
      expect(getComputedStyle(one(element, 'td > .label')).display).to.equal('block');
      await expect(element).to.be.accessible();
    }); // prettier-ignore
});

describe('the figures of a colleague', () => {
  it('are called as expected within 20 percent', () => {
    const verdict = (medianHours: number): string | undefined =>
      paceOf({ ...member('u-georgi'), medianHours, expectedHours: 100 })?.verdict;
    expect([79, 80, 100, 120, 121].map(verdict)).to.deep.equal(['faster', 'asExpected', 'asExpected', 'asExpected', 'slower']); // prettier-ignore
  });

  it("are compared with the team's where nothing is expected", () => {
    expect(paceOf({ ...member('u-georgi'), expectedHours: null, teamMedianHours: 52 })).to.include({ of: 'team', percent: -50 });
    expect(paceOf(member('u-nikolay'))).to.equal(undefined);
  }); // prettier-ignore

  it('keep everybody when they are put in order', () => {
    const signal = fc.constantFrom('needs_help' as const, 'in_difficulty' as const, 'faster' as const);
    const anyone = fc
      .record({ signals: fc.uniqueArray(signal), overdue: fc.nat(2000), tasks: fc.record({ new: fc.nat(50) }) })
      .map((fields) => ({ ...member('u-georgi'), ...fields }));
    fc.assert(
      fc.property(fc.array(anyone), (members) => {
        const ordered = byUrgency(members);
        expect(ordered).to.have.members(members);
        const helped = ordered.map(({ signals }) => signals.includes('needs_help'));
        expect(helped).to.deep.equal([...helped].sort((a, b) => Number(b) - Number(a)));
      }),
    );
    expect(openSum(openCounts(member('u-petya')))).to.equal(17);
  });
});

describe('the days of a period', () => {
  const now = new Date('2026-03-02T23:30:00Z');
  it('end today in the time zone of the company, and leave the end open for what happens meanwhile', () => {
    const days = daysOf('7', { from: '', to: '' }, now, 'Europe/Sofia');
    expect(days).to.deep.equal({ from: '2026-02-25', to: '2026-03-03' });
    expect(queryOf(days, '2026-03-03')).to.deep.equal({ from: '2026-02-25' });
  });
});
