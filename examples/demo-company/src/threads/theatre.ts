import type { Status } from '@towerp/crm-protocol';
import { instantOf, workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Contact } from '../counterparties.js';
import type { Flow } from '../documents/flow.js';
import { isLate } from '../people.js';
import type { Deck, Random } from '../random.js';
import { WorkClock } from '../work-clock.js';
import type { ThreadDraft } from './draft.js';
import type { Cause, Scene } from './scene.js';
import { castFor } from './situation.js';
import type { Situation } from './situation.js';
import { OverrunError } from './stage-setting.js';
import { Stage } from './stage.js';

/** How many of the invented threads stand at each status. */
const COUNTS: readonly (readonly [Status, number])[] = [
  ['new', 38],
  ['in_progress', 112],
  ['awaiting_decision', 56],
  ['confirmed', 54],
  ['completed', 190],
  ['cancelled', 26],
];

/** How many working days ago the stories of each status began. */
const AGES: Readonly<Record<Status, readonly [least: number, most: number]>> = {
  new: [1, 6],
  in_progress: [1, 12],
  awaiting_decision: [2, 12],
  confirmed: [3, 11],
  completed: [4, 245],
  cancelled: [4, 230],
};

// An open thread is in difficulty after one and a half times its hours; the shortest topics expect five days.
const PATIENCE = 7.5 * 86_400_000;

/** What the stories are made from. */
interface Company {
  readonly today: Day;
  readonly flows: readonly Flow[];
  readonly random: Random;
  readonly deck: Deck;
}

/** Plays the repertoire until the company has as many threads in each status as it should; none bears the topic of another. */
export function perform(
  company: Company,
  repertoire: readonly Scene[],
  known: readonly ThreadDraft[],
  count: number,
): readonly ThreadDraft[] {
  const told = new Map<unknown, number>(known.map((thread) => [thread.label, 1]));
  const total = COUNTS.reduce((sum, [, share]) => sum + share, 0);
  return COUNTS.flatMap(([status, share]) => {
    const wanted =
      status === 'cancelled'
        ? count - COUNTS.slice(0, -1).reduce((sum, [, one]) => sum + Math.round((one * count) / total), 0)
        : Math.round((share * count) / total);
    const scenes = repertoire.filter((scene) =>
      status === 'cancelled' ? scene.drop !== undefined : scene.reaches.includes(status),
    );
    const threads: ThreadDraft[] = [];
    const playable = scenes
      .map((scene) => ({ scene, causes: causesOf(company, scene, status) }))
      .filter(({ causes }) => causes.length > 0);
    for (let tries = 0; threads.length < wanted && tries < wanted * 60; tries++) {
      const { scene, causes } = company.random.weighted(playable.map((one) => [one, one.scene.weight] as const));
      const cause = company.random.pick(
        company.random.chance(0.45) ? causes.slice(-Math.ceil(causes.length / 6)) : causes,
      );
      // Nobody wants to read two stories about the same parcel.
      if ((told.get(cause.document) ?? 0) > 0 || (told.get(cause.flow) ?? 0) > 1) continue;
      const thread = tell(company, scene, cause, status);
      if (thread === undefined || told.has(thread.label)) continue;
      told.set(thread.label, 1);
      told.set(cause.document, 1);
      told.set(cause.flow, (told.get(cause.flow) ?? 0) + 1);
      threads.push(thread);
    }
    return threads;
  });
}

function causesOf(company: Company, scene: Scene, status: Status): readonly Cause[] {
  const [least, most] = AGES[status];
  const [soonest, latest] = scene.lag;
  const from = workday(company.today, -(most + latest));
  const to = workday(company.today, -(least + soonest));
  const fits = (flow: Flow): boolean =>
    scene.goods === undefined || flow.lines.some((line) => scene.goods?.(line.product));
  return company.flows
    .flatMap((flow) => (fits(flow) ? scene.causes(flow) : []))
    .filter(({ document }) => document.day >= from && document.day <= to);
}

function tell(company: Company, scene: Scene, cause: Cause, target: Status): ThreadDraft | undefined {
  const { random, today } = company;
  const situation = situationOf(scene, cause, random);
  const [least, most] = AGES[target];
  const day = workday(cause.document.day, Math.max(scene.lag[0], random.int(...scene.lag)));
  if (day > workday(today, -least) || day < workday(today, -most)) return undefined;
  const contact = situation.contact;
  const isShared = scene.isSharable === true && contact.portalId !== undefined && cause.purchase === undefined;
  const stage = new Stage({
    name: scene.name,
    clock: new WorkClock(day, random.int(8 * 60 + 25, 15 * 60)),
    random,
    deck: company.deck,
    counterparty: situation.client,
    contact,
    visibility: isShared && random.chance(0.8) ? 'shared' : 'internal',
    topicTitle: random.chance(0.75) ? scene.topicTitle : undefined,
    pace: 0.6 + random.next() * 0.7,
    limit: instantOf(today, 0),
  });
  try {
    play(stage, scene, situation, target, random);
  } catch (error) {
    if (error instanceof OverrunError) return undefined;
    throw error;
  }
  const thread = stage.finish();
  if (target !== 'completed' && target !== 'cancelled') keepOpen(thread, target, today, random);
  return withFollowers(relaxed(thread, target, today), situation, random);
}

/** Only those who are behind with their work have open threads that take longer than their topic should. */
function relaxed(thread: ThreadDraft, target: Status, today: Day): ThreadDraft {
  const age = instantOf(today, 12 * 60) - thread.at;
  if (target === 'completed' || target === 'cancelled' || isLate(thread.author.id) || age < PATIENCE) return thread;
  const { topicTitle: _, ...free } = thread;
  return free;
}

function withFollowers(thread: ThreadDraft, situation: Situation, random: Random): ThreadDraft {
  if (random.chance(0.3))
    return {
      ...thread,
      followers: [
        { by: random.pick([situation.director, situation.seller, situation.inspector]), muted: random.chance(0.1) },
      ],
    };
  return thread;
}

function play(stage: Stage, scene: Scene, situation: Situation, target: Status, random: Random): void {
  for (const turn of scene.play(stage, situation)) {
    const reached = stage.changes.at(-1)?.to ?? 'new';
    if (turn === 'pause') {
      if (reached === target && (target !== 'in_progress' || random.chance(0.5))) return;
      continue;
    }
    if (reached === target) return;
    if (target === 'cancelled' && stage.changes.length > 0) break;
    stage.move(turn);
  }
  if (target !== 'cancelled') return;
  scene.drop?.(stage, situation);
  stage.move({ to: 'cancelled', by: situation.seller });
}

function situationOf(scene: Scene, cause: Cause, random: Random): Situation {
  const { flow, document, purchase } = cause;
  const made = flow.productions.find((production) => production.order === document)?.line;
  const fitting = flow.lines.find((one) => scene.goods?.(one.product) ?? true) ?? flow.lines[0];
  const line = made !== undefined && (scene.goods?.(made.product) ?? true) ? made : fitting;
  const client = purchase?.supplier ?? flow.client;
  if (line === undefined) throw new RangeError('an order has lines');
  return {
    ...castFor(flow, line.product.workshop, random),
    flow,
    cause: document,
    purchase,
    line,
    quantity: line.quantity,
    many: line.product.many,
    the: line.product.the,
    counted: line.product.count(line.quantity),
    client,
    contact: contactOf(client.contacts, random),
  };
}

function contactOf(contacts: readonly Contact[], random: Random): Contact {
  return random.chance(0.75) ? (contacts[0] ?? random.pick(contacts)) : random.pick(contacts);
}

/** How many of the tasks are done while the thread itself is still open. */
const DONE: Readonly<Partial<Record<Status, number>>> = { awaiting_decision: 0.4, confirmed: 0.75 };

/** Of the tasks that stay open, most are not due yet, and some are under way. */
function keepOpen(thread: ThreadDraft, target: Status, today: Day, random: Random): void {
  for (const task of thread.tasks) {
    const by = { id: task.assigneeId, label: '' };
    const last = thread.changes.at(-1);
    if (task.changes.length > 0) continue;
    if (last !== undefined && random.chance(DONE[target] ?? 0)) {
      task.changes.push({ to: 'completed', by, at: Math.max(last.at, task.at) + random.int(5, 50) * 1000 });
      continue;
    }
    if (task.due !== undefined && task.due < today && !(isLate(task.assigneeId) && random.chance(0.6)))
      task.due = workday(today, random.int(0, 9));
    if (random.chance(0.12)) task.due = undefined;
    if (random.chance(0.4))
      task.changes.push({
        to: random.chance(0.8) ? 'in_progress' : 'awaiting_decision',
        by,
        at: task.at + random.int(60, 540) * 1000,
      });
  }
}
