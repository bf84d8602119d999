import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openGallery, screens, type OpenGallery } from './gallery-ground.js';

let house: OpenGallery;
let browser: Browser;

before(async () => {
  house = await openGallery();
  browser = house.browser;
}, { timeout: 120_000 }); // prettier-ignore
after(() => house.close());

/** Mounts and unmounts the screen's element so many times; it is gone only once it has rendered. */
const mount = (page: Page, times: number): Promise<void> =>
  page.evaluate(async (count) => {
    const provider = document.querySelector('towerp-crm') as HTMLElement;
    const { make } = gallery as NonNullable<typeof gallery>;
    for (let n = 0; n < count; n++) {
      const element = make();
      provider.append(element);
      await (element as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
      element.remove();
    }
  }, times);

const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  // What a collection frees may free more: a second one finds it.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
};

for (const screen of screens)
  test(`the heap is as large after 200 times <towerp-${screen}> as before, within 2 %`, { timeout: 180_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(`${house.url}#${screen}`);
    await page.waitForFunction('globalThis.gallery');
    await mount(page, 60);
    const before_ = await heapOf(page);
    await mount(page, 200);
    const grown = (await heapOf(page)) / before_ - 1;
    assert.ok(grown <= 0.02, `it grew by ${(grown * 100).toFixed(2)} %`);
    await page.close();
  }); // prettier-ignore
