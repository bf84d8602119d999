import { events, signals, type CrmEvent, type EventType, type Signal, type SignalType } from '@towerp/crm-protocol';
import type { StreamMessage } from './reader.js';

/** A message understood: an event, a signal, one of a type from the future, or one that is not as promised. */
export type Understood =
  | { readonly is: 'event'; readonly event: CrmEvent }
  | { readonly is: 'signal'; readonly signal: Signal }
  | { readonly is: 'unknown' }
  | { readonly is: 'bad'; readonly cause: unknown };

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Checks a message against the contract. */
export const understand = ({ event: type, data }: StreamMessage): Understood => {
  if (Object.hasOwn(signals, type)) {
    const parsed = signals[type as SignalType].safeParse(json(data));
    return parsed.success
      ? { is: 'signal', signal: { type, ...parsed.data } as Signal }
      : { is: 'bad', cause: parsed.error };
  }
  if (!Object.hasOwn(events, type)) return { is: 'unknown' };
  const parsed = events[type as EventType].safeParse(json(data));
  return parsed.success ? { is: 'event', event: parsed.data } : { is: 'bad', cause: parsed.error };
};
