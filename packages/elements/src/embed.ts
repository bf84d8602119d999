import { createCrmClient } from '@towerp/crm-client';
import { setDefaultClient } from './base/default-client.js';
import { oneAtATime } from './base/token.js';
import './define.js';

export * from './index.js';

/** What the script's own tag says. */
type Settings = { baseUrl?: string; tokenUrl?: string; locale?: string; theme?: string };

// A module has no currentScript; its tag is the one whose address is its own, or else the one that names a backend.
const ownTag = (): HTMLScriptElement | null => {
  const tags = [...document.querySelectorAll<HTMLScriptElement>('script[data-base-url]')];
  return tags.find(({ src }) => src === import.meta.url) ?? tags[0] ?? null;
};

const readToken = async (url: string): Promise<string> => {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`The token endpoint answered ${String(response.status)}.`);
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string')
    return answer.token;
  throw new Error('The token endpoint did not answer { "token": … }.');
};

const schemes: Record<string, string> = { light: 'light', dark: 'dark', auto: 'light dark' };

/** For the elements alone: the page keeps its own scheme. */
const applyTheme = (theme: string): void => {
  const scheme = schemes[theme];
  if (!scheme) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root{--towerp-color-scheme:${scheme}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

const start = ({ baseUrl, tokenUrl, locale, theme }: Settings): void => {
  if (theme) applyTheme(theme);
  if (!baseUrl || !tokenUrl) return;
  setDefaultClient(createCrmClient({ baseUrl, getToken: oneAtATime(() => readToken(tokenUrl)) }), locale);
};

// The two lines of the page: this script, and an element.
if (typeof document !== 'undefined') start(ownTag()?.dataset ?? {});
