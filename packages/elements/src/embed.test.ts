import { expect, waitUntil } from '@open-wc/testing';
import { deep } from '../gallery/mount.js';
import { $defaults } from './base/default-client.js';

describe('the two lines of a page', () => {
  it('make one client that asks the token endpoint and speaks the tag’s language', async () => {
    const asked: string[] = [];
    const genuine = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      asked.push(
        `${(input instanceof Request ? input.method : init?.method) ?? 'GET'} ${new URL(url, location.href).pathname}`,
      );
      if (url.endsWith('/crm-token')) return Promise.resolve(Response.json({ token: 'a.b.c' }));
      return Promise.resolve(
        Response.json(
          { type: 'about:blank', title: '', status: 404, detail: '', code: 'not_found', requestId: 'r1' },
          { status: 404 },
        ),
      );
    };
    const tag = document.createElement('script');
    tag.type = 'application/json';
    Object.assign(tag.dataset, { baseUrl: '/api/crm', tokenUrl: '/crm-token', locale: 'en', theme: 'dark' });
    document.head.append(tag);
    await import('./embed.js');
    const panel = document.createElement('towerp-order-panel');
    panel.setAttribute('record', 'client_order:43659');
    document.body.append(panel);
    await waitUntil(() => asked.some((one) => one.includes('/api/crm/v1/')), undefined, { timeout: 5000 });
    expect(asked.filter((one) => one === 'GET /crm-token')).to.have.length.within(1, 2);
    expect(deep(panel, '.title')[0]?.textContent).to.equal('Threads');
    expect(getComputedStyle(panel).colorScheme).to.equal('dark');
    expect(getComputedStyle(document.body).colorScheme).to.not.equal('dark');
    const lit = document.createElement('towerp-crm');
    lit.theme = 'light';
    const dashboard = lit.appendChild(document.createElement('towerp-task-dashboard'));
    document.body.append(lit);
    await lit.updateComplete;
    expect(getComputedStyle(dashboard).colorScheme).to.equal('light');
    lit.remove();
    $defaults().get().client?.close();
    panel.remove();
    globalThis.fetch = genuine;
  });
});
