import { after, before } from 'node:test';
import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import type { Role } from '@towerp/crm-protocol';
import { createCrm, migrate, openPglite, openPostgres, type Crm, type Database } from '@towerp/crm-server';
import { demoPeople } from '@towerp/demo-company';
import { demoPort, loadDemo, serveDemo, type Demo, type DemoPort } from '@towerp/order-page';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChrome } from '../../tools/find-chrome.mjs';

const secret = new TextEncoder().encode('the secret of the journeys, long enough');

/** The whole product, standing: backend, demo company, order page, browser. */
interface House {
  readonly database: Database;
  readonly crm: Crm;
  readonly port: DemoPort;
  readonly demo: Demo;
  readonly browser: Browser;
}

let house: House | undefined;

const standing = (): House => {
  if (!house) throw new Error('The house does not stand yet: journeys begin inside tests.');
  return house;
};

before(async () => {
  const url = process.env['CRM_TEST_DATABASE_URL'];
  const database = url ? openPostgres({ url }) : await openPglite();
  await migrate(database);
  const crm = await createCrm({ database, secret, rateLimit: 0 });
  const port = demoPort(crm, secret);
  const today = new Date();
  await loadDemo({ port, today });
  const demo = await serveDemo({ port, listenOn: 0, today });
  const { executablePath, args } = await findChrome();
  const browser = await chromium.launch({ executablePath, args });
  house = { database, crm, port, demo, browser };
});

after(async () => {
  if (!house) return;
  await house.browser.close();
  await house.crm.close();
  await house.demo.close();
  await house.database.close();
});

export type Name = 'Мария' | 'Петя' | 'Ивайло' | 'Огнян' | 'Десислава';

/** One of the people whom the demo can be seen through. */
export const personCalled = (name: Name) => {
  const person = demoPeople.find((one) => one.name.startsWith(name));
  if (!person) throw new Error(`The demo has no ${name}.`);
  return person;
};

export interface Visit {
  readonly language?: 'bg' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** The page of the demo; the order page where absent. */
  readonly path?: string | undefined;
}

const contexts = new Set<BrowserContext>();

/** Opens the order page in a browser context of its own, as one person; what goes wrong in the page fails the test that closes it. */
export const visit = async (
  name: Name,
  { language = 'bg', theme = 'light', width = 1440, path = '/' }: Visit = {},
): Promise<Page> => {
  const { browser, demo } = standing();
  const context = await browser.newContext({
    viewport: { width, height: 1000 },
    locale: language,
    timezoneId: 'Europe/Sofia',
    reducedMotion: 'reduce',
  });
  contexts.add(context);
  const page = await context.newPage();
  const url = new URL(path, demo.url);
  for (const [key, value] of Object.entries({ user: personCalled(name).id, lang: language, theme }))
    url.searchParams.set(key, value);
  page.setDefaultTimeout(10_000);
  await page.goto(url.href);
  return page;
};

/** Closes what `visit` opened. */
export const leave = async (): Promise<void> => {
  for (const context of contexts) await context.close();
  contexts.clear();
};

/** The SDK as one of the people, or as a module of the ERP; what a journey checks beside the screen. */
export const sdk = (as: Name | 'module'): CrmClient => {
  const { crm, port } = standing();
  const caller: { id: string; name: string; role: Role; counterpartyId?: string } =
    as === 'module' ? { id: 'module', name: 'TOWERP', role: 'service' } : personCalled(as);
  return createCrmClient({
    baseUrl: 'http://crm.demo',
    getToken: () => port.tokenOf(caller),
    fetch: (input, init) => crm.fetch(new Request(input, init)),
  });
};
