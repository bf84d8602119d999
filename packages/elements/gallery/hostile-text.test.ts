import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CrmClient } from '@towerp/crm-client';
import { newId, type ImportLine } from '@towerp/crm-protocol';
import { openHouse } from './house.js';
import { deep, settled, words } from './mount.js';
import { hostileAddresses, payloads } from './payloads.js';
import '../src/define.js';

const patience = { timeout: 8000 };
const createdAt = new Date(Date.now() - 3_600_000).toISOString();
const order = { kind: 'client_order', id: 'order' };

/** A company in which everything that has a name has one of the texts. */
const linesOf = (threadId: string): ImportLine[] => {
  const author = { kind: 'user' as const, id: 'hostile-0' };
  const made = { author, createdAt };
  return [
    { type: 'user', id: 'u-maria', name: 'Мария' },
    ...payloads.map((name, n): ImportLine => ({ type: 'user', id: `hostile-${String(n)}`, name, department: name })),
    { type: 'record', kind: 'counterparty', id: 'client', title: payloads[2] ?? '' },
    { type: 'record', ...order, number: payloads[3] ?? '', title: payloads[4] ?? '', status: payloads[5] ?? '' },
    ...payloads.map((title, n): ImportLine => ({ type: 'record', kind: 'shipment', id: `s-${String(n)}`, number: title.slice(0, 60), title, status: title.slice(0, 60), derivedFrom: [order] })),
    { type: 'thread', id: threadId, topic: payloads[6] ?? '', description: text(payloads[7] ?? ''), counterpartyId: 'client', ...made },
    { type: 'attachment', id: newId(), threadId, record: order, ...made },
    { type: 'follow', threadId, user: { kind: 'user', id: 'u-maria' } },
    ...payloads.flatMap((topic, n): ImportLine[] => {
      const id = newId();
      const by = { author: { kind: 'user' as const, id: `hostile-${String(n)}` }, createdAt };
      return [
        { type: 'thread', id, topic, description: text(topic), counterpartyId: 'client', ...by },
        { type: 'attachment', id: newId(), threadId: id, record: order, ...by },
        { type: 'comment', id: newId(), threadId, body: text(topic), ...by },
        { type: 'communication', id: newId(), threadId, topic, direction: 'inbound', channel: 'email', body: text(topic), ...by },
        { type: 'task', id: newId(), threadId, topic, description: text(topic), assigneeId: `hostile-${String(n)}`, ...by },
      ];
    }),
  ];
}; // prettier-ignore

const text = (words_: string) => ({
  version: 1 as const,
  blocks: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text: words_ }] }],
});

const foreign = new Set(['script', 'iframe', 'object', 'embed', 'video', 'audio', 'math', 'base', 'link', 'meta']);

/** What of an element could run a script: no element here has any of it on purpose. */
const hostileIn = ({ localName, attributes }: Element): string[] => [
  ...(foreign.has(localName) ? [localName] : []),
  ...[...attributes]
    .filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value))
    .map(({ name, value }) => `${localName} ${name}=${value}`),
];

const squeezed = (words_: string): string => words_.replaceAll(/\s+/g, ' ');

/** Proves that no hostile text runs, wherever it is shown. */
export const provesHarmless = (): void => {
  describe('a hostile text in this engine', function () {
    this.timeout(60_000);
    const ran: string[] = [];
    const threadId = newId();
    let house: ReturnType<typeof openHouse>;
    let maria: CrmClient;

    before(async () => {
      Object.assign(globalThis, { hacked: () => ran.push(new Error('ran').stack ?? '') });
      house = openHouse('hostile');
      const report = await house.bring(linesOf(threadId));
      expect(report.rejected.slice(0, 3)).to.deep.equal([]);
      maria = house.clientOf('u-maria', 'Мария');
      expect(payloads.length).to.equal(200);
    });
    after(() => {
      house.close();
    });
    afterEach(() => {
      expect(ran).to.deep.equal([]);
    });

    const shows = async (content: unknown, expected: readonly string[]): Promise<Element> => {
    const provider = await fixture(html`<towerp-crm locale="bg" .client=${maria}><div>${content}</div></towerp-crm>`);
    const page = provider.firstElementChild as Element;
    const missing = (): string[] => {
      const shown = words(page).replaceAll(/\s+/g, '');
      return expected.filter((one) => !shown.includes(one.replaceAll(/\s+/g, '')));
    };
    await waitUntil(() => missing().length === 0, `not shown as it is: ${expected[0] ?? ''}`, patience);
    await settled(page);
    expect(deep(page, '*').flatMap(hostileIn)).to.deep.equal([]);
    return page;
  }; // prettier-ignore

    it('is only a text as a thread’s topic, a person’s and a client’s name, in the list', async () => {
      await shows(html`<towerp-thread-list page-size="200"></towerp-thread-list>`, payloads.slice(-8));
    });

    it('is only a text in a comment, a communication and a task of the timeline', async () => {
      await shows(html`<towerp-timeline thread-id=${threadId}></towerp-timeline>`, payloads.slice(-4).map(squeezed));
      await shows(html`<towerp-thread-view thread-id=${threadId}></towerp-thread-view>`, [payloads[6] ?? '']);
    });

    it('is only a text as a record’s number, title and status', async () => {
      await shows(
        payloads.map((_, n) => html`<towerp-record-chip record="shipment:s-${n}"></towerp-record-chip>`),
        payloads.map((payload) => payload.slice(0, 60)),
      );
      await shows(html`<towerp-order-panel record="client_order:order"></towerp-order-panel>`, [payloads.at(-1) ?? '']);
      await shows(html`<towerp-attachment-list thread-id=${threadId}></towerp-attachment-list>`, [payloads[3] ?? '']);
    });

    it('is only a text in a mention, whatever its label', async () => {
    const mention = (label: string, n: number) => ({ type: 'mention' as const, kind: 'user', id: `hostile-${String(n)}`, label });
    await shows(
      html`<towerp-mention-text .value=${{ version: 1, blocks: payloads.map((payload, n) => ({ type: 'paragraph', children: [mention(payload, n), { type: 'text', text: payload }] })) }}></towerp-mention-text>`,
      payloads.map((payload) => `@${payload}`),
    );
  }); // prettier-ignore

    it('makes no link of an address that runs a script', async () => {
    const links = hostileAddresses.map((href) => ({ type: 'link' as const, href, text: 'виж' }));
    const page = await shows(
      html`<towerp-mention-text .value=${{ version: 1, blocks: [{ type: 'paragraph', children: links }] }}></towerp-mention-text>`,
      ['виж'],
    );
    expect(deep(page, 'a[href]')).to.deep.equal([]);
  }); // prettier-ignore

    it('is only a text where somebody is looked for', async () => {
      const page = await shows(html`<towerp-mention-editor label="Описание"></towerp-mention-editor>`, []);
      const [editor] = deep(page, 'towerp-mention-editor');
      editor?.focus();
      await waitUntil(() => deep(page, '.ProseMirror').length > 0, undefined, patience);
      document.execCommand('insertText', false, '@script');
      await waitUntil(() => deep(page, '[role=option]').length > 0, 'somebody is offered', patience);
      expect(words(page)).to.include('hacked');
    });
  });
};
