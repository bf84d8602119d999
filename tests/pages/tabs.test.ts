import type { CrmClient } from '@towerp/crm-client';
import type { Thread } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startTestCrm, type TestCrm } from '@towerp/crm-testing';
import { intranet, PageGround, until } from './ground.js';

let crm: TestCrm;
let ground: PageGround;
let browser: Browser;
let ivan: CrmClient;
let thread: Thread;

before(async () => {
  crm = await startTestCrm();
  ivan = crm.clientFor({ id: 'ivan', name: 'Иван Петров' });
  ground = await PageGround.start(crm);
  browser = await ground.browser();
});
afterEach(async () => {
  crm.faults.isOffline = false;
  crm.faults.problem = undefined;
  for (const context of browser.contexts()) await context.close();
});
after(async () => {
  await ground.close();
  await crm.close();
});

const aThread = async (): Promise<string> => {
  thread = await ivan.threads.create({ topic: 'Доставка' });
  return thread.id;
};

/** Looks at the thread in a page, and keeps looking. */
const look = (page: Page, id: string): Promise<void> =>
  page.evaluate((threadId) => { sdk.timeline.$of(threadId).subscribe(() => {}); }, id); // prettier-ignore

/** What a page shows of the thread's comments. */
const shownIn = (page: Page, id: string): Promise<string[]> =>
  page.evaluate((threadId) => {
    const shown = sdk.timeline.$of(threadId).get();
    const items = shown.state === 'ready' ? shown.value.items : [];
    return items.filter(({ type }) => type === 'comment').map((item) => JSON.stringify(item.entity).match(/"text":"([^"]*)"/)?.[1] ?? '');
  }, id); // prettier-ignore

const shows = async (pages: readonly Page[], id: string, text: string, withinMs = 5000): Promise<number> => {
  const began = Date.now();
  for (const page of pages)
    for (;;) {
      if ((await shownIn(page, id)).includes(text)) break;
      assert.ok(Date.now() - began < withinMs, `«${text}» is not shown within ${String(withinMs)} ms`);
    }
  return Date.now() - began;
};

/** All that a page's origin keeps on the device. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
    const done = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
    const values = [];
    for (const { name } of await indexedDB.databases())
      values.push(await done((await done(indexedDB.open(name))).transaction('kept').objectStore('kept').getAll()));
    return JSON.stringify([values, { ...localStorage }, { ...sessionStorage }]);
  })()`);

const live = async (page: Page): Promise<void> => {
  await page.waitForFunction(`sdk.connection.$state.get().state === 'live'`);
};

for (const host of ['127.0.0.1', intranet]) {
  const where = host === intranet ? 'on a plain-HTTP intranet without Web Locks' : 'with Web Locks';

  test(`tabs share one stream ${where}, and when the leading tab is closed another takes over within 3 s`, { timeout: 60_000 }, async () => {
    const id = await aThread();
    const context = await browser.newContext();
    const pages: Page[] = [];
    for (let n = 0; n < 3; n++) {
      const page = await ground.open(context, host);
      assert.equal(await page.evaluate('"locks" in navigator'), host !== intranet);
      await look(page, id);
      await live(page);
      pages.push(page);
    }
    await until(() => ground.streams === 1, 'one stream');
    await ivan.comments.create(id, { body: 'до всички' });
    await shows(pages, id, 'до всички');
    const [leader, ...others] = pages as [Page, Page, Page];
    await leader.close({ runBeforeUnload: false });
    await ivan.comments.create(id, { body: 'междувременно' });
    await shows(others, id, 'междувременно', 3000);
    await until(() => ground.streams === 1, 'one stream again');
    await context.close();
  }); // prettier-ignore

  test(`a frozen leading tab is replaced within 3 s ${where}, and nothing comes twice when it wakes`, { timeout: 60_000 }, async () => {
    const id = await aThread();
    const context = await browser.newContext();
    const [leader, other] = [await ground.open(context, host), await ground.open(context, host)];
    await look(leader, id);
    await live(leader);
    await look(other, id);
    await live(other);
    const frozen = leader.evaluate('const end = Date.now() + 7000; while (Date.now() < end);');
    const written = other.evaluate((threadId) => sdk.comments.create(threadId, { body: 'докато спи' }).then(() => Date.now()), id);
    const began = Date.now();
    assert.ok((await written) - began <= 3500, `sent after ${String((await written) - began)} ms`);
    await ivan.comments.create(id, { body: 'и това' });
    await shows([other], id, 'и това', 3000);
    await frozen;
    await shows([leader, other], id, 'и това');
    await until(() => ground.streams === 1, 'one stream again');
    for (const page of [leader, other])
      assert.deepEqual((await shownIn(page, id)).filter((text) => text === 'докато спи' || text === 'и това'), ['докато спи', 'и това']);
    assert.equal((await ivan.threads.get(id)).counts.comments, 2);
    await context.close();
  }); // prettier-ignore
}

test('what waits in one tab shows in the others, and is sent once though its tab is gone', { timeout: 60_000 }, async () => {
  const id = await aThread();
  const context = await browser.newContext();
  const [first, second] = [await ground.open(context), await ground.open(context)];
  for (const page of [first, second]) {
    await look(page, id);
    await live(page);
  }
  crm.faults.isOffline = true;
  await second.evaluate((threadId) => void sdk.comments.create(threadId, { body: 'от втория' }).catch(() => {}), id);
  await shows([first, second], id, 'от втория');
  await second.close();
  crm.faults.isOffline = false;
  await until(() => ground.keys.length > 0, 'it is sent', 20_000);
  await first.waitForFunction('sdk.outbox.$state.get().items.length === 0');
  assert.equal((await ivan.threads.get(id)).counts.comments, 1);
}); // prettier-ignore

test('a browser killed with 50 writes waiting sends each of them once when it is opened again', { timeout: 90_000 }, async () => {
  const id = await aThread();
  const folder = mkdtempSync(join(tmpdir(), 'crm-profile-'));
  const { context, kill } = await ground.profile(folder);
  const page = await ground.open(context);
  await look(page, id);
  await live(page);
  crm.faults.isOffline = true;
  await page.evaluate((threadId) => {
    for (let n = 0; n < 50; n++) void sdk.comments.create(threadId, { body: `офлайн ${String(n)}` }).catch(() => {});
  }, id);
  await page.waitForFunction(`sdk.outbox.$state.get().items.length === 50 && sdk.outbox.$state.get().keptOn === 'device'`);
  // Each waits for its place on the device before it is told to others.
  await page.evaluate(() => sdk.drafts.ready);
  await until(async () => (await kept(page)).split('офлайн').length > 50, 'all are on the device');
  kill();
  crm.faults.isOffline = false;
  const next = await ground.profile(folder);
  const again = await ground.open(next.context);
  await look(again, id);
  await shows([again], id, 'офлайн 49', 20_000);
  await again.waitForFunction('sdk.outbox.$state.get().items.length === 0', undefined, { timeout: 30_000 });
  const { items } = await ivan.timeline.list(id, { types: ['comment'], limit: 100 });
  const bodies = items.map((item) => JSON.stringify(item.entity).match(/офлайн \d+/)?.[0]);
  assert.deepEqual(bodies, Array.from({ length: 50 }, (_, n) => `офлайн ${String(n)}`));
  next.kill();
  rmSync(folder, { recursive: true, force: true });
}); // prettier-ignore

test('seven tabs over HTTP/1.1 stay live, and every call answers within 2 s', { timeout: 90_000 }, async () => {
  const id = await aThread();
  const context = await browser.newContext();
  const pages: Page[] = [];
  for (let n = 0; n < 7; n++) {
    const page = await ground.open(context);
    await look(page, id);
    pages.push(page);
  }
  for (const page of pages) await live(page);
  await until(() => ground.streams === 1, 'one stream');
  const times = await Promise.all(
    pages.map((page) =>
      page.evaluate(async (threadId) => {
        const began = performance.now();
        await sdk.threads.get(threadId);
        return performance.now() - began;
      }, id),
    ),
  );
  assert.ok(Math.max(...times) < 2000, times.join(', '));
  await ivan.comments.create(id, { body: 'до седемте' });
  await shows(pages, id, 'до седемте', 10_000);
}); // prettier-ignore

test('leaving takes everything of the person from memory, from the device and from the other tabs', { timeout: 60_000 }, async () => {
  const id = await aThread();
  const context = await browser.newContext();
  const [page, other] = [await ground.open(context), await ground.open(context)];
  for (const each of [page, other]) {
    await look(each, id);
    await live(each);
  }
  await page.evaluate(() => { sdk.drafts.keep('бележка', 'тайна'); }); // prettier-ignore
  crm.faults.isOffline = true;
  await other.evaluate((threadId) => void sdk.comments.create(threadId, { body: 'тайна' }).catch(() => {}), id);
  await shows([page, other], id, 'тайна');
  const before = await kept(page);
  assert.match(before, /тайна/);
  assert.doesNotMatch(before, /eyJ/, 'no token is kept');
  await page.evaluate(() => sdk.leave());
  assert.doesNotMatch(await kept(page), /тайна/);
  await other.waitForFunction(`sdk.outbox.$state.get().items.length === 0 && sdk.drafts.get('бележка') === undefined`);
  assert.equal(await page.evaluate(`sdk.drafts.get('бележка')`), undefined);
  crm.faults.isOffline = false;
}); // prettier-ignore

test(
  'when another person comes nothing of the former is left on the device, and what waited is not sent for them',
  { timeout: 60_000 },
  async () => {
    const id = await aThread();
    const context = await browser.newContext();
    const page = await ground.open(context);
    await look(page, id);
    await live(page);
    crm.faults.isOffline = true;
    await page.evaluate((threadId) => {
      sdk.drafts.keep('бележка', 'тайна');
      void sdk.comments.create(threadId, { body: 'тайна' }).catch(() => {});
    }, id);
    await until(async () => (await kept(page)).split('тайна').length > 2, 'both are on the device');
    await page.evaluate(() => { who = 'ivan'; }); // prettier-ignore
    crm.faults.isOffline = false;
    crm.faults.problem = 'token_expired';
    await page.evaluate(() => sdk.threads.list().catch(() => {}));
    crm.faults.problem = undefined;
    await page.evaluate(() => { sdk.connection.reconnect(); }); // prettier-ignore
    assert.equal(await page.evaluate(() => sdk.people.me().then(({ user }) => user.id)), 'ivan');
    await until(async () => !(await kept(page)).includes('тайна'), 'nothing is left');
    assert.equal(await page.evaluate(() => sdk.drafts.get('бележка')), undefined);
    await look(page, id);
    await live(page);
    assert.equal((await ivan.threads.get(id)).counts.comments, 0);
  },
);

for (const [what, breaks] of [
  ['is blocked', `indexedDB.open = () => { throw new DOMException('blocked', 'SecurityError'); }`],
  ['is full', `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
  ['answers nothing', `IDBFactory.prototype.open = () => new EventTarget()`],
] as const)
  test(`where the device’s storage ${what} the page says so, and what is written is sent all the same`, { timeout: 60_000 }, async () => {
    const id = await aThread();
    const context = await browser.newContext();
    await context.addInitScript(breaks);
    const page = await ground.open(context);
    await look(page, id);
    await live(page);
    await page.evaluate((threadId) => sdk.comments.create(threadId, { body: 'все пак' }), id);
    await page.waitForFunction(`sdk.outbox.$state.get().keptOn === 'memory'`);
    assert.equal((await ivan.threads.get(id)).counts.comments, 1);
    await context.close();
  }); // prettier-ignore
