import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openGallery, screens, type OpenGallery } from './gallery-ground.js';

let house: OpenGallery;
let browser: Browser;

before(async () => {
  house = await openGallery();
  browser = house.browser;
}, { timeout: 120_000 }); // prettier-ignore
after(() => house.close());

/** Shows the screen's element for a moment, so many times. */
const mount = (page: Page, times: number): Promise<void> =>
  page.evaluate(async (count) => {
    const provider = document.querySelector('towerp-crm') as HTMLElement;
    const { make } = gallery as NonNullable<typeof gallery>;
    for (let n = 0; n < count; n++) {
      const element = make() as HTMLElement & { updateComplete: Promise<boolean> };
      provider.append(element);
      await element.updateComplete;
      // Half of them live long enough for what is loaded late.
      if (n % 2) await new Promise((resolve) => requestAnimationFrame(resolve));
      element.remove();
    }
  }, times);

/** How many of our elements there are, on the page or not, once what nobody holds is collected. */
const elementsOf = async (session: CDPSession): Promise<number> => {
  const expression = `Object.getPrototypeOf(customElements.get('towerp-timeline').prototype)`;
  const { result } = await session.send('Runtime.evaluate', { expression });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId as string });
  const count = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId as string,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  for (const { objectId } of [result, objects]) await session.send('Runtime.releaseObject', { objectId: objectId as string }); // prettier-ignore
  return count.result.value as number;
};

interface Kept {
  elements: number;
  bytes: number;
}

/** What stays: a store outlives its last reader by a second, so the least of `ms` counts, or what `suffices`. */
const keptBy = async (session: CDPSession, ms: number, suffices: (kept: Kept) => boolean): Promise<Kept> => {
  const least: Kept = { elements: Infinity, bytes: Infinity };
  const end = Date.now() + ms;
  while (Date.now() < end && !suffices(least)) {
    least.elements = Math.min(least.elements, await elementsOf(session));
    await session.send('HeapProfiler.collectGarbage');
    least.bytes = Math.min(least.bytes, (await session.send('Runtime.getHeapUsage')).usedSize);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return least;
};

/** What stays of showing the screen's element 200 times more. */
const growthOf = async (page: Page, screen: string): Promise<Kept> => {
  await page.goto(`${house.url}#${screen}`);
  await page.waitForFunction('globalThis.gallery');
  const session = await page.context().newCDPSession(page);
  // What the client keeps of what it has read, and what the engine keeps of the code, is there after this.
  await mount(page, 250);
  const former = await keptBy(session, 4000, () => false);
  await mount(page, 200);
  const now = await keptBy(session, 20_000, (kept) => kept.elements <= former.elements && kept.bytes <= former.bytes);
  return { elements: now.elements - former.elements, bytes: now.bytes / former.bytes - 1 };
};

for (const screen of screens)
  test(`<towerp-${screen}> leaves nothing behind when it is shown and taken away 200 times`, { timeout: 300_000 }, async () => {
    const page = await browser.newPage();
    const { elements, bytes } = await growthOf(page, screen).finally(() => page.close());
    assert.ok(elements <= 0, `${String(elements)} elements survived`);
    assert.ok(bytes <= 0.02, `the heap grew by ${(bytes * 100).toFixed(2)} %`);
  }); // prettier-ignore
