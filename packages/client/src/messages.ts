import { isCrmError, type CrmErrorCode } from './errors/index.js';

type Sentences = Readonly<Record<CrmErrorCode, string>>;

const bg: Sentences = {
  invalid: 'Нещо от въведеното не е прието.',
  unauthenticated: 'Не сте влезли.',
  token_expired: 'Сесията изтече. Влезте отново.',
  forbidden: 'Нямате право на това.',
  not_found: 'Няма такъв обект или не е видим за вас.',
  method_not_allowed: 'Това действие не се поддържа.',
  conflict: 'Това противоречи на сегашното състояние.',
  in_flight: 'Същата заявка още се изпълнява.',
  stale: 'Някой го е променил междувременно.',
  too_large: 'Твърде голямо е.',
  unsupported_media: 'Такова съдържание не се приема.',
  idempotency_mismatch: 'Ключът вече е използван за друга заявка.',
  cycle: 'Документ не може да произлиза от себе си.',
  rate_limited: 'Твърде много заявки. Опитайте след малко.',
  unavailable: 'Услугата временно не отговаря. Опитайте след малко.',
  internal: 'Възникна грешка на сървъра.',
  network: 'Няма връзка със сървъра.',
  timeout: 'Сървърът не отговори навреме.',
  contract: 'Сървърът отговори нещо неочаквано.',
  upgrade_required: 'Има нова версия. Презаредете страницата.',
};

const en: Sentences = {
  invalid: 'Something that was entered was not accepted.',
  unauthenticated: 'You are not signed in.',
  token_expired: 'Your session has ended. Sign in again.',
  forbidden: 'You may not do this.',
  not_found: 'It is not there, or not for you to see.',
  method_not_allowed: 'This cannot be done.',
  conflict: 'This contradicts what stands now.',
  in_flight: 'The same request is still being worked on.',
  stale: 'Somebody has changed it meanwhile.',
  too_large: 'It is too large.',
  unsupported_media: 'This type of content is not taken.',
  idempotency_mismatch: 'The key was used for another request.',
  cycle: 'A document cannot derive from itself.',
  rate_limited: 'Too many requests. Try again in a moment.',
  unavailable: 'The service does not answer now. Try again in a moment.',
  internal: 'The server made a mistake.',
  network: 'The server cannot be reached.',
  timeout: 'The server did not answer in time.',
  contract: 'The server answered something unexpected.',
  upgrade_required: 'There is a newer version. Load the page anew.',
};

/** What an error means, as one sentence of the person's language; English for a language that is not there. */
export const sentenceOf = (error: unknown, language = 'bg'): string =>
  (language.toLowerCase().startsWith('bg') ? bg : en)[isCrmError(error) ? error.code : 'internal'];
