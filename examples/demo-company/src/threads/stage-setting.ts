import type { RichTextDocument, Status, Visibility } from '@towerp/crm-protocol';
import type { Contact, Counterparty } from '../counterparties.js';
import type { Person } from '../people.js';
import type { Deck, Random } from '../random.js';
import type { WorkClock } from '../work-clock.js';

/** A change of status at which a script pauses; the thread may stop there. */
export interface Turn {
  readonly to: Status;
  readonly by: Person;
}

/** A point of a script where people wait for one another; the thread may stop there too. */
export type Pause = 'pause';

/** A text, or how to put it once it is known when it is written. */
export type Words = RichTextDocument | (() => RichTextDocument);

/** What a thread is written with. */
export interface StageSetting {
  readonly name: string;
  readonly clock: WorkClock;
  readonly random: Random;
  readonly deck: Deck;
  readonly counterparty: Counterparty;
  readonly contact: Contact;
  readonly visibility: Visibility;
  readonly topicTitle: string | undefined;
  /** How long things take, before the author's own pace; 1 is as planned. */
  readonly pace: number;
  /** Nothing is written from this instant on. */
  readonly limit: number;
}

/** A story that would run beyond yesterday. */
export class OverrunError extends Error {
  override name = 'OverrunError' as const;
}

/** The text itself. */
export function spoken(words: Words): RichTextDocument {
  return typeof words === 'function' ? words() : words;
}
