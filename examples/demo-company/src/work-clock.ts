import { instantOf, isWorkday, workday } from './calendar.js';
import type { Day } from './calendar.js';

const OPENS = 8 * 60 + 20;
const CLOSES = 17 * 60 + 40;

/** A clock that runs in working hours only, as the people of the company do. */
export class WorkClock {
  #day: Day;
  #minute: number;

  constructor(day: Day, minute = OPENS) {
    this.#day = isWorkday(day) ? day : workday(day, 1);
    this.#minute = minute;
  }

  /** The day the clock stands on. */
  get day(): Day {
    return this.#day;
  }

  /** The instant the clock stands at. */
  get instant(): number {
    return instantOf(this.#day, this.#minute);
  }

  /** Lets this many working minutes pass. */
  pass(minutes: number): void {
    this.#minute += minutes;
    while (this.#minute > CLOSES) {
      this.#minute -= CLOSES - OPENS;
      this.#day = workday(this.#day, 1);
    }
  }

  /** Goes to a minute of a later working day. */
  skip(days: number, minute: number): void {
    if (days > 0) this.#day = workday(this.#day, days);
    this.#minute = days > 0 ? minute : Math.max(minute, this.#minute);
  }
}
