import { demoOrderDates, demoOrderLines } from '@towerp/demo-company';
import type { PageSetting } from './setting.js';
import { words } from './words.js';

/** The order in the plain words of the customer's portal: which steps it goes through, and how far it is. */
export const orderSteps = ({ language, today }: PageSetting) => {
  const { steps, byAppointment } = words[language];
  const { number, title, lines } = demoOrderLines;
  const { date, dueDate } = demoOrderDates(today);
  const day = (value: string) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(value));
  const made = Math.round(lines.reduce((sum, { done }) => sum + done, 0) / lines.length);
  return {
    number,
    title,
    steps: [
      { name: steps.accepted, when: day(date), state: 'done' },
      { name: steps.made, when: `${String(made)} %`, state: 'now' },
      { name: steps.delivered, when: day(dueDate), state: 'later' },
      { name: steps.mounted, when: byAppointment, state: 'later' },
    ],
  };
};
