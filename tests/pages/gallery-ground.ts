import { chromium, type Browser } from 'playwright-core';
import { startTestCrm } from '@towerp/crm-testing';
import { serveGallery } from '@towerp/gallery';
import { demoCompanyId, loadDemo, type DemoPort } from '@towerp/order-page';
import { findChrome } from '../../tools/find-chrome.mjs';

/** The screens that the gallery must have. */
export const screens = ['order-panel', 'thread-list', 'thread-view', 'timeline', 'composer', 'attachment-list', 'attachment-picker', 'record-chip', 'thread-status', 'thread-form', 'communication-form', 'communication-card', 'topic-picker', 'document-flow', 'task-card', 'task-dashboard', 'task-form', 'thread-picker', 'mention-editor', 'mention-text', 'notification-bell', 'notification-inbox', 'notification-settings', 'crm-settings', 'team-overview', 'toasts', 'shortcuts']; // prettier-ignore

export interface OpenGallery {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The gallery on the real backend in memory, with the demo company, and a browser. */
export const openGallery = async (): Promise<OpenGallery> => {
  const test = await startTestCrm();
  const port: DemoPort = {
    crm: test.crm,
    tokenOf: async ({ id, name, role, counterpartyId, company = demoCompanyId }) => {
      const counterparty = counterpartyId ? { counterparty: counterpartyId } : {};
      return (await test.crm.auth.issue({ sub: id, company, role, ...(name ? { name } : {}), ...counterparty }, 3600)).token;
    },
  };
  await loadDemo({ port, today: new Date() });
  const gallery = await serveGallery({ port, listenOn: 0 });
  const { executablePath, args } = await findChrome();
  const browser = await chromium.launch({ executablePath, args });
  return {
    url: gallery.url,
    browser,
    close: async () => {
      await browser.close();
      await gallery.close();
      await test.close();
    },
  };
}; // prettier-ignore
