import { demoPeople, type DemoPerson } from '@towerp/demo-company';
import * as z from 'zod/mini';

/** How a page is shown, and to whom. */
export interface PageSetting {
  readonly person: DemoPerson;
  readonly language: 'bg' | 'en';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly today: Date;
}

const Setting = z.object({
  user: z.catch(z.string(), ''),
  lang: z.catch(z.enum(['bg', 'en']), 'bg'),
  theme: z.catch(z.enum(['auto', 'light', 'dark']), 'auto'),
});

export const personOf = (id: string | undefined): DemoPerson | undefined =>
  demoPeople.find((person) => person.id === id);

/** What an address says; what it does not say, or says wrongly, is the first person's and Bulgarian. */
export const settingOf = (query: Record<string, string>, today: Date): PageSetting => {
  const { user, lang, theme } = Setting.parse(query);
  const person = personOf(user) ?? demoPeople[0];
  if (!person) throw new Error('The demo has no people.');
  return { person, language: lang, theme, today };
};
