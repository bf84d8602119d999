import { dayOf, daysBetween, format, type Timing } from '../base/times.js';

const capitalised = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** "Днес", "Вчера", "Четвъртък, 19 ноември": the title of a day in a timeline. */
export const dayTitle = (instant: string, timing: Timing): string => {
  const at = new Date(instant);
  const days = daysBetween(dayOf(at), dayOf(timing.now));
  if (days === 0) return timing.messages.today;
  if (days === 1) return capitalised(timing.messages.yesterday, timing.language);
  const sameYear = at.getFullYear() === timing.now.getFullYear();
  const title = format(timing.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return capitalised(title.format(at), timing.language);
};
