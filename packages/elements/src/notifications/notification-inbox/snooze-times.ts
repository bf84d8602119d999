/** The moments that are offered for putting off; what would not be of its kind is left out. */
export type SnoozeTimes = { later?: Date; morning: Date; monday?: Date };

const hourOfMorning = 9;
const latestHour = 22;
const hoursLater = 3;

const morningIn = (now: Date, days: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hourOfMorning);

/** Three hours on the full hour, tomorrow and Monday at nine, by the reader's own clock. */
export const snoozeTimes = (now: Date): SnoozeTimes => {
  const hour = now.getHours() + hoursLater;
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return {
    ...(hour <= latestHour ? { later: new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour) } : {}),
    morning: morningIn(now, 1),
    ...(toMonday > 1 ? { monday: morningIn(now, toMonday) } : {}),
  };
};
