import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openGallery, screens, type OpenGallery } from './gallery-ground.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let gallery: OpenGallery;
let browser: Browser;

before(async () => {
  gallery = await openGallery();
  browser = gallery.browser;
}, { timeout: 120_000 }); // prettier-ignore
after(() => gallery.close());

/** Opens a screen; what the page complains of is kept, but for the answers that a state asks for. */
const open = async (screen: string, settings: Record<string, string> = {}): Promise<{ page: Page; complaints: string[] }> => {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const isAsked = message.text().startsWith('Failed to load resource');
    if ((message.type() === 'error' || message.type() === 'warning') && !isAsked) complaints.push(message.text());
  });
  await page.goto(`${gallery.url}?${new URLSearchParams(settings).toString()}#${screen}`);
  await page.waitForFunction('globalThis.gallery');
  return { page, complaints };
}; // prettier-ignore

/** The states that do not show what they should, once they have had the time to. */
const wrongStates = async (page: Page): Promise<string[]> => {
  const wrong = `(() => {
    const deep = (root, selector) => {
      const inner = root.shadowRoot ?? root;
      // A bone without a size shows nothing.
      return [...inner.querySelectorAll(selector)].some((one) => selector !== '.bone' || one.offsetWidth * one.offsetHeight > 0) || [...inner.querySelectorAll('*')].some((one) => one.shadowRoot && deep(one, selector));
    };
    return [...document.querySelectorAll('section')].filter((section) => {
      const shows = gallery.expected[section.dataset.state];
      const element = section.querySelector('towerp-crm').lastElementChild;
      return !element.matches(shows) && !deep(element, shows);
    }).map((section) => section.dataset.state + ' shows no ' + gallery.expected[section.dataset.state]);
  })()`;
  await page.waitForFunction(`${wrong}.length === 0`, undefined, { timeout: 8000 }).catch(() => undefined);
  return page.evaluate(wrong);
};

/** Sets another theme on the open page. */
const setTheme = (page: Page, theme: 'light' | 'dark'): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.dataset['theme'] = to;
    for (const provider of document.querySelectorAll('towerp-crm')) provider.setAttribute('theme', to);
  }, theme);

/** As on a telephone, in English, dense and from right to left. */
const narrow = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['width'] = '320';
    for (const stage of document.querySelectorAll<HTMLElement>('.stage')) stage.dir = 'rtl';
    for (const provider of document.querySelectorAll('towerp-crm'))
      Object.assign(provider, { locale: 'en', density: 'compact' });
  });

/** The states that are wider than their place. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.stage')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((stage) => `${String(stage.parentElement?.dataset['state'])} ${String(stage.scrollWidth)}`),
  );

// A screen holds the same element many times, so its landmarks cannot be unique.
const violations = (page: Page, rules?: string[]): Promise<string[]> =>
  page.evaluate(
    `axe.run('main', ${JSON.stringify(rules ? { runOnly: rules } : { rules: { 'landmark-unique': { enabled: false } } })}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + JSON.stringify(target) + ' ' + failureSummary)))`,
  );

for (const screen of screens)
  test(`<towerp-${screen}> shows each of its states, without a complaint and accessible in both themes, also on a telephone and from right to left`, { timeout: 90_000 }, async () => {
    const { page, complaints } = await open(screen);
    assert.deepEqual(await wrongStates(page), []);
    await page.evaluate(axe);
    assert.deepEqual(await violations(page), []);
    await setTheme(page, 'dark');
    assert.deepEqual(await violations(page, ['color-contrast']), []);
    await narrow(page);
    assert.deepEqual(await wrongStates(page), []);
    assert.deepEqual(await clipped(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  }); // prettier-ignore

test('the gallery has a screen for every element that the package defines', async () => {
  const { page } = await open('mention-text');
  const links = await page.locator('nav a').allTextContents();
  assert.deepEqual(links.toSorted(), screens.toSorted());
  const defined = readFileSync(new URL('../../packages/elements/src/define.ts', import.meta.url), 'utf8');
  const names = [...defined.matchAll(/\/([a-z-]+)\/define\.js/g)].map(([, name = '']) => name);
  assert.deepEqual(names.filter((name) => name !== 'crm').toSorted(), screens.toSorted());
  await page.close();
});
