import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { leave, sdk, visit } from './house.js';
import { openThread, panelOf, startWriting } from './panel.js';
import { drop, inEveryWay, mouse, type GivenFile } from './ways.js';

afterEach(leave);

const composerOf = (page: Page): Locator => panelOf(page).locator('towerp-composer');
const paperclip = (page: Page): Locator => composerOf(page).getByRole('button', { name: 'Прикачи файл' });
const chosen = (page: Page, name: string): Locator => composerOf(page).locator('[data-file]').filter({ hasText: name });
const uploaded = (page: Page, name: string): Promise<void> =>
  chosen(page, name).and(page.locator('.uploaded')).waitFor();
const fileIn = (page: Page, name: string): Locator =>
  panelOf(page).locator('towerp-timeline').getByRole('link', { name, exact: false });

const drawing = (name: string, bytes = 400): GivenFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes, 'чертеж')]),
});

const openOwn = async (page: Page, topic: string): Promise<string> => {
  const maria = sdk('Мария');
  const { id } = await maria.threads.create({ topic, attach: [{ kind: 'client_order', id: '43659' }] });
  maria.close();
  await openThread(mouse, page, topic);
  return id;
};

inEveryWay('a colleague gives a drawing with a comment', (way) => {
  it('shows it to another colleague in the thread, who opens it', async () => {
    const name = `Чертеж на стола, ${way.name}.pdf`;
    const topic = `Чертеж, ${way.name}`;
    const maria = sdk('Мария');
    await maria.threads.create({ topic, attach: [{ kind: 'client_order', id: '43659' }] });
    maria.close();
    const page = await way.visit('Мария');
    await openThread(way, page, topic);
    const file = drawing(name);
    await way.give(composerOf(page).locator('towerp-mention-editor'), paperclip(page), file);
    await uploaded(page, name);
    await startWriting(way, page);
    await page.keyboard.type('Вижте размерите');
    await way.press(composerOf(page).getByRole('button', { name: /^Добави/ }));
    await fileIn(page, name).waitFor();

    const other = await visit('Петя');
    await openThread(mouse, other, topic);
    const link = fileIn(other, name);
    await link.waitFor();
    const response = await other.request.get(new URL((await link.getAttribute('href')) ?? '', other.url()).href);
    assert.equal(response.headers()['content-type'], 'application/pdf');
    assert.deepEqual(await response.body(), file.buffer);
  });
});

describe('a file on its way', () => {
  it('goes on where a broken line left it, and what was to be sent is sent once it has come', async () => {
    const page = await visit('Мария');
    await openOwn(page, 'Прекъсната линия');
    const offsets: string[] = [];
    let whole = (): void => {};
    const line = new Promise<void>((done) => { whole = done; }); // prettier-ignore
    await page.route('**/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      offsets.push(route.request().headers()['upload-offset'] ?? '');
      if (offsets.length === 2) return route.abort();
      if (offsets.length > 2) await line;
      return route.continue();
    });
    await drop(composerOf(page), drawing('дълъг.pdf', 9_000_000));
    await startWriting(mouse, page);
    await page.keyboard.type('Първо файлът');
    await page.keyboard.press('Control+Enter');
    await composerOf(page).getByRole('button', { name: /Чака файловете/ }).waitFor();
    await composerOf(page).getByRole('progressbar').waitFor();
    whole();
    await fileIn(page, 'дълъг.pdf').waitFor();
    assert.deepEqual(offsets.slice(0, 3), ['0', '4194304', '4194304']);
  }); // prettier-ignore

  it('is tried again alone where it was refused', async () => {
    const page = await visit('Мария');
    await openOwn(page, 'Отказан файл');
    let isRefused = true;
    await page.route('**/v1/uploads', (route) => {
      const metadata = route.request().headers()['upload-metadata'] ?? '';
      const isIt = metadata.includes(Buffer.from('отказан.pdf').toString('base64'));
      if (!isRefused || !isIt) return route.continue();
      return route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: 'Invalid', status: 422, detail: 'x', code: 'invalid', requestId: 'req-1', errors: [] }),
      });
    });
    await drop(composerOf(page), drawing('добър.pdf'));
    await drop(composerOf(page), drawing('отказан.pdf'));
    await uploaded(page, 'добър.pdf');
    await chosen(page, 'отказан.pdf').getByText('Сървърът не прие файла.').waitFor();
    await startWriting(mouse, page);
    await page.keyboard.type('Двата заедно');
    await page.keyboard.press('Control+Enter');
    await composerOf(page).getByText('Не всички файлове са качени').waitFor();
    isRefused = false;
    const begun: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/uploads')) begun.push(request.url()); });
    await chosen(page, 'отказан.pdf').getByRole('button', { name: /Опитай пак/ }).click();
    await uploaded(page, 'отказан.pdf');
    assert.equal(begun.length, 1);
    await startWriting(mouse, page);
    await page.keyboard.press('Control+Enter');
    await fileIn(page, 'отказан.pdf').waitFor();
    await fileIn(page, 'добър.pdf').waitFor();
  }); // prettier-ignore

  it('belongs to the draft: after a reload what has come is there, and the rest is to be chosen again', async () => {
    const page = await visit('Мария');
    await openOwn(page, 'Чернова с файлове');
    await page.route('**/v1/uploads/*', (route) =>
      Number(route.request().headers()['upload-offset']) > 0 ? undefined : route.continue(),
    );
    await drop(composerOf(page), drawing('цял.pdf'));
    await uploaded(page, 'цял.pdf');
    await drop(composerOf(page), drawing('половин.pdf', 5_000_000));
    await chosen(page, 'половин.pdf').locator('progress[value="83"]').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await openThread(mouse, page, 'Чернова с файлове');
    await uploaded(page, 'цял.pdf');
    const rest = chosen(page, 'половин.pdf');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      rest.getByRole('button', { name: /Избери го пак/ }).click(),
    ]);
    await chooser.setFiles(drawing('половин.pdf', 5_000_000));
    await uploaded(page, 'половин.pdf');
  });

  it('is not taken where what is held over the composer is taken away by Escape', async () => {
    const page = await visit('Мария');
    await openOwn(page, 'Отказано влачене');
    const place = await composerOf(page).boundingBox();
    const [x, y] = [(place?.x ?? 0) + 40, (place?.y ?? 0) + 80];
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
    const drag = (type: 'dragEnter' | 'dragOver' | 'dragCancel') =>
      session.send('Input.dispatchDragEvent', { type, x, y, data });
    await drag('dragEnter');
    await drag('dragOver');
    const sign = composerOf(page).getByText('Пуснете файловете тук');
    await sign.waitFor();
    await drag('dragCancel');
    await sign.waitFor({ state: 'detached' });
    assert.equal(await composerOf(page).locator('[data-file]').count(), 0);
  });
});

describe('a customer on the portal', () => {
  it('gives a picture that a colleague sees with its small picture', async () => {
    const [customer, maria] = await Promise.all([visit('Десислава', { width: 360 }), visit('Мария')]);
    const topic = 'Смяна на дамаската на столовете „Витоша“';
    await openThread(mouse, customer, topic);
    await openThread(mouse, maria, topic);
    const picture = await customer.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } });
    const [chooser] = await Promise.all([customer.waitForEvent('filechooser'), paperclip(customer).click()]);
    await chooser.setFiles({ name: 'дефект.png', mimeType: 'image/png', buffer: picture });
    await uploaded(customer, 'дефект.png');
    await startWriting(mouse, customer);
    await customer.keyboard.type('Ето дефекта');
    await customer.keyboard.press('Control+Enter');
    const image = fileIn(maria, 'дефект.png').locator('img');
    await image.waitFor();
    await maria.waitForFunction((one) => one instanceof HTMLImageElement && one.naturalWidth > 0, await image.elementHandle());
  }); // prettier-ignore
});
