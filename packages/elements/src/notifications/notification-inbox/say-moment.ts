import { dayOf, daysBetween, shortDay, timeOfDay, type Timing } from '../../base/times.js';

/** A moment to come: "14:00", "утре, 09:00", "30 ноем., 09:00". */
export const sayMoment = (at: Date, timing: Timing): string => {
  const days = daysBetween(dayOf(timing.now), dayOf(at));
  const time = timeOfDay(at.toISOString(), timing);
  if (days === 0) return time;
  return `${days === 1 ? timing.messages.tomorrow.toLocaleLowerCase(timing.language) : shortDay(dayOf(at), timing)}, ${time}`;
};
