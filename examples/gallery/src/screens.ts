import type {
  AttachmentPicker,
  MentionEditor,
  OrderPanel,
  Shortcuts,
  ThreadStatus,
  TopicPicker,
} from '@towerp/crm-elements';
import type { RichText } from '@towerp/crm-protocol';
import { clientIn, type Condition, type Scene } from './world.js';

/** One state of an element. */
export interface State {
  /** @default 'ready' */
  readonly condition?: Condition;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly properties?: object;
  /** What somebody does to bring it about. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each screen knows its element
  readonly act?: (element: any) => void | Promise<void>;
  /** The element matches this, or something in it does. */
  readonly shows: string;
}

/** One element in all its states. */
export interface Screen {
  readonly tag: string;
  readonly attributes?: (scene: Scene) => Readonly<Record<string, string>>;
  readonly properties?: object;
  readonly states: (scene: Scene) => Readonly<Record<string, State>>;
}

const ofThread = ({ threadId }: Scene) => ({ 'thread-id': threadId });
const ofOrder = () => ({ record: 'client_order:43659' });

/** The states that come from the network and the backend alone. */
const conditions = (failed: string): Record<string, State> => ({
  loading: { condition: 'loading', shows: '.skeleton' },
  error: { condition: 'error', shows: failed },
  forbidden: { condition: 'forbidden', shows: failed },
});
const offline: State = { condition: 'offline', shows: ':state(offline)' };

/** Resolves once something is there. */
const there = async <E extends Element>(element: Element, selector: string): Promise<E> => {
  for (;;) {
    const found = element.shadowRoot?.querySelector<E>(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

const click = (selector: string) => async (element: Element) => {
  (await there<HTMLElement>(element, selector)).click();
};

const dropping = async (composer: Element): Promise<void> => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(
    new File(['чертеж'], 'Чертеж на конферентен стол с подлакътници.pdf', { type: 'application/pdf' }),
  );
  const editor = await there(composer, 'towerp-mention-editor');
  editor.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
};

const searching = (words: string) => async (picker: AttachmentPicker) => {
  await picker.open();
  const field = await there<HTMLInputElement>(picker, '[role=combobox]');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const picking = async (picker: AttachmentPicker): Promise<void> => {
  await picker.open();
  (await there<HTMLElement>(picker, '[role=option]:not([aria-disabled])')).click();
};

/** Two people change one thread at once. */
const disagree = (threadId: string) => async (view: Element): Promise<void> => {
  // Once it is known that its reader may change it, that comes first of four.
  await there(view, '#more [role=menuitem]:nth-of-type(4)');
  await click('#more [role=menuitem]')(view);
  const form = await there(view, 'towerp-thread-edit');
  (await there<HTMLInputElement>(form, '#topic')).value = 'Както го виждам аз';
  await clientIn('fresh').threads.patch(threadId, { description: `Записано междувременно, ${new Date().toISOString()}` });
  await click('[type=submit]')(form);
}; // prettier-ignore

/** Writes a comment that the backend will not take. */
const sendInVain = async (composer: Element): Promise<void> => {
  const editor = await there<MentionEditor>(composer, 'towerp-mention-editor');
  editor.value = 'Този коментар няма да бъде приет.';
  await click('footer .primary')(composer);
};

const typeTopic = async (form: Element, topic: string): Promise<void> => {
  (await there<TopicPicker>(form, 'towerp-topic-picker')).value = topic;
};

const text = (words: string) => ({ type: 'text' as const, text: words });
const note: RichText = {
  version: 1,
  blocks: [
    { type: 'paragraph', children: [{ type: 'mention', kind: 'user', id: 'm.stoyanova', label: 'Мария Стоянова' }, text(' и '), { type: 'mention', kind: 'user', id: 'p.dimitrova', label: 'Петя Димитрова' }, text(': по '), { type: 'mention', kind: 'client_order', id: '43659', label: '43659' }, text(' чакаме дамаската, '), { type: 'text', text: 'не по-късно от петък', bold: true }, text('. '), { type: 'link', href: 'https://example.com', text: 'Мострите' }] },
    { type: 'list', ordered: false, items: [[text('120 м са на склад')], [text('48 м идват на 26-ти')]] },
    { type: 'quote', children: [text('Графитът е по-добре.')] },
  ],
}; // prettier-ignore
const hiddenNote: RichText = {
  version: 1,
  blocks: [{ type: 'paragraph', children: [text('Виж '), { type: 'mention', kind: 'delivery', id: null, label: null, hidden: true }] }],
} as RichText; // prettier-ignore

const lists = (rows: string): Record<string, State> => ({
  ready: { shows: rows },
  loading: { condition: 'loading', shows: ':state(loading)' },
  empty: { condition: 'empty', shows: ':state(empty)' },
  error: { condition: 'error', shows: ':state(error)' },
  offline,
  forbidden: { condition: 'forbidden', shows: ':state(error)' },
  'read-only': { attributes: { readonly: '' }, shows: rows },
  portal: { condition: 'portal', shows: rows },
});

/** Every element of the product, by its name. */
export const screens: Readonly<Record<string, Screen>> = {
  'order-panel': {
    tag: 'towerp-order-panel',
    attributes: ofOrder,
    states: ({ threadId }) => ({
      ...lists('.rows'),
      'before the order is saved': { attributes: { record: '' }, shows: '.condition' },
      'a thread open': { act: (panel: OrderPanel) => panel.openThread(threadId), shows: 'towerp-thread-view' },
      'a new thread': { act: click('.panel-head .primary'), shows: 'towerp-thread-form' },
    }),
  },
  'thread-list': {
    tag: 'towerp-thread-list',
    states: () => ({
      ...lists('.row'),
      board: { attributes: { layout: 'board' }, shows: 'towerp-thread-board' },
      'nothing found': { attributes: { query: 'щъркел над комин' }, shows: ':state(empty)' },
      selected: { act: click('.row .check'), shows: 'towerp-selection-bar' },
      'signed out': { condition: 'signed out', shows: ':state(error)' },
      'grouped by counterparty': { attributes: { 'group-by': 'counterparty' }, shows: '.row' },
      disabled: { attributes: { disabled: '' }, shows: '.row' },
    }),
  },
  'thread-view': {
    tag: 'towerp-thread-view',
    attributes: ofThread,
    states: ({ sharedId, freshId, ownId }) => ({
      ready: { shows: 'article' },
      loading: { condition: 'loading', shows: ':state(loading)' },
      empty: { condition: 'fresh', attributes: { 'thread-id': freshId }, shows: '.condition' },
      error: { condition: 'error', shows: ':state(error)' },
      offline,
      forbidden: { condition: 'forbidden', shows: ':state(error)' },
      'read-only': { attributes: { readonly: '' }, shows: 'article' },
      portal: { condition: 'portal', attributes: { 'thread-id': sharedId }, shows: 'article' },
      'not found': { condition: 'empty', shows: '.condition' },
      'signed out': { condition: 'signed out', shows: ':state(error)' },
      'changed by two at once': { condition: 'fresh', attributes: { 'thread-id': ownId }, act: disagree(ownId), shows: '.theirs' },
    }),
  },
  timeline: {
    tag: 'towerp-timeline',
    attributes: ofThread,
    states: ({ freshId }) => ({
      ready: { shows: 'article' },
      ...conditions('.condition'),
      empty: { condition: 'fresh', attributes: { 'thread-id': freshId }, shows: '.condition' },
      'read-only': { attributes: { readonly: '' }, shows: 'article' },
    }),
  },
  composer: {
    tag: 'towerp-composer',
    attributes: ofThread,
    states: ({ sharedId }) => ({
      ready: { shows: 'textarea' },
      refused: { condition: 'refusing', act: sendInVain, shows: '.bar.failed' },
      'the client reads along': { attributes: { 'thread-id': sharedId }, act: click('#lane-shared'), shows: '#lane-shared[aria-selected=true]' },
      portal: { condition: 'portal', attributes: { 'thread-id': sharedId }, shows: 'textarea' },
      'a file': { act: dropping, shows: 'towerp-file-tray' },
      'a file refused': { condition: 'refusing', act: dropping, shows: 'towerp-file-tray' },
    }),
  },
  'attachment-list': {
    tag: 'towerp-attachment-list',
    attributes: ofThread,
    states: ({ freshId }) => ({
      ready: { shows: '.attachment' },
      ...conditions('.condition'),
      empty: { condition: 'fresh', attributes: { 'thread-id': freshId }, shows: 'p.muted' },
      'read-only': { attributes: { readonly: '' }, shows: '.attachment' },
      picking: { act: click('button[aria-expanded]'), shows: 'towerp-attachment-picker' },
    }),
  },
  'attachment-picker': {
    tag: 'towerp-attachment-picker',
    attributes: ofThread,
    states: ({ freshId }) => ({
      ready: { shows: '[role=combobox]:not([disabled])' },
      loading: { condition: 'loading', shows: '[role=combobox][disabled]' },
      empty: { condition: 'fresh', attributes: { 'thread-id': freshId }, act: searching('щъркел над комин'), shows: '[role=combobox]' },
      error: { condition: 'error', shows: '.bar.failed' },
      offline: { condition: 'offline', shows: '.bar.offline' },
      forbidden: { condition: 'forbidden', shows: '.bar.failed' },
      'read-only': { attributes: { readonly: '' }, shows: '.bar' },
      disabled: { attributes: { disabled: '' }, shows: '[role=combobox][disabled]' },
      refused: { condition: 'refusing', act: picking, shows: '.bar.failed' },
      portal: { condition: 'portal', shows: '[role=combobox]' },
    }),
  },
  'record-chip': {
    tag: 'towerp-record-chip',
    attributes: ofOrder,
    states: () => ({
      ready: { shows: 'a.record, button.record' },
      loading: { condition: 'loading', attributes: { label: '43659' }, shows: 'button.record' },
      error: { condition: 'error', attributes: { label: '43659' }, shows: 'button.record' },
      hidden: { condition: 'empty', shows: '.record.hidden' },
      counterparty: { attributes: { record: 'counterparty:10001' }, shows: '.record' },
    }),
  },
  'thread-status': {
    tag: 'towerp-thread-status',
    states: ({ byStatus, sharedId }) => ({
      ...Object.fromEntries(byStatus.map((thread) => [thread.status, { properties: { thread }, shows: `.trigger.${thread.status}` }])),
      'read-only': { properties: { thread: byStatus[0] }, attributes: { readonly: '' }, shows: '.pill' },
      portal: { condition: 'portal', attributes: { 'thread-id': sharedId }, shows: '.pill' },
      open: { properties: { thread: byStatus[0] }, act: async (status: ThreadStatus) => { await there(status, '.trigger'); status.show(); }, shows: '[role=menu]:popover-open' },
    }),
  },
  'thread-form': {
    tag: 'towerp-thread-form',
    attributes: ofOrder,
    states: () => ({
      ready: { shows: 'towerp-record-chip' },
      loading: { condition: 'loading', shows: 'form' },
      refused: { condition: 'refusing', act: async (form: Element) => { await typeTopic(form, 'Смяна на дамаската'); await click('[type=submit]')(form); }, shows: '[role=alert]' },
    }),
  },
  'communication-form': {
    tag: 'towerp-communication-form',
    attributes: ofThread,
    states: () => ({
      ready: { shows: 'form' },
      loading: { condition: 'loading', shows: 'form' },
      refused: { condition: 'refusing', act: async (form: Element) => { await typeTopic(form, 'Уговорка за срока'); await click('[type=submit]')(form); }, shows: '[role=alert]' },
    }),
  },
  'communication-card': {
    tag: 'towerp-communication-card',
    attributes: ({ threadId, communicationId }) => ({ 'thread-id': threadId, 'communication-id': communicationId }),
    states: () => ({
      ready: { shows: 'article' },
      ...conditions(':state(error)'),
      offline,
      'read-only': { attributes: { readonly: '' }, shows: 'article' },
      'not found': { condition: 'empty', shows: ':state(empty)' },
    }),
  },
  'topic-picker': {
    tag: 'towerp-topic-picker',
    states: () => ({
      ready: { shows: 'input' },
      loading: { condition: 'loading', shows: 'input' },
      missing: { attributes: { required: '' }, act: async (picker: TopicPicker) => { await picker.updateComplete; picker.reportValidity(); }, shows: ':state(invalid)' },
      'read-only': { attributes: { readonly: '', value: 'Срок за доставка' }, shows: 'input' },
      disabled: { attributes: { disabled: '' }, shows: 'input:disabled' },
    }),
  },
  'document-flow': {
    tag: 'towerp-document-flow',
    attributes: ofOrder,
    states: () => ({
      ready: { shows: '[aria-current]' },
      loading: { condition: 'loading', shows: '.skeleton' },
      empty: { condition: 'empty', shows: '.condition' },
      error: { condition: 'error', shows: '.condition' },
      offline,
      forbidden: { condition: 'forbidden', shows: '.condition' },
      portal: { condition: 'portal', shows: '[aria-current]' },
    }),
  },
  'task-card': {
    tag: 'towerp-task-card',
    attributes: ({ taskId }) => ({ 'task-id': taskId }),
    states: ({ overdueId }) => ({
      ready: { shows: '.topic' },
      overdue: { attributes: { 'task-id': overdueId }, shows: ':state(overdue)' },
      loading: { condition: 'loading', shows: '.skeleton' },
      error: { condition: 'error', shows: '.condition' },
      forbidden: { condition: 'forbidden', shows: '.condition' },
      'read-only': { attributes: { readonly: '' }, shows: '.topic' },
      'not found': { condition: 'empty', shows: '.condition' },
    }),
  },
  'task-dashboard': {
    tag: 'towerp-task-dashboard',
    states: () => ({
      ready: { shows: 'towerp-task-card' },
      board: { attributes: { layout: 'board' }, shows: '.column' },
      calendar: { attributes: { layout: 'calendar' }, shows: '[role=grid]' },
      'the whole team': { attributes: { assignee: 'team' }, shows: 'towerp-task-card' },
      loading: { condition: 'loading', shows: '.skeleton' },
      empty: { condition: 'empty', shows: '.condition' },
      error: { condition: 'error', shows: '.condition' },
      offline,
      forbidden: { condition: 'forbidden', shows: '.condition' },
      'read-only': { attributes: { readonly: '' }, shows: 'towerp-task-card' },
    }),
  },
  'task-form': {
    tag: 'towerp-task-form',
    attributes: ofThread,
    states: () => ({
      ready: { shows: 'form' },
      loading: { condition: 'loading', shows: 'form' },
      'nobody chosen': { act: async (form: Element) => { await typeTopic(form, 'Провери склада'); await click('[type=submit]')(form); }, shows: '[aria-invalid=true], .error, [role=alert]' },
    }),
  },
  'thread-picker': {
    tag: 'towerp-thread-picker',
    states: () => ({ ready: { shows: 'input' }, loading: { condition: 'loading', shows: 'input' } }),
  },
  'mention-editor': {
    tag: 'towerp-mention-editor',
    properties: { label: 'Описание' },
    states: () => ({
      empty: { attributes: { placeholder: 'Какво се случи' }, shows: 'textarea' },
      filled: { properties: { value: note }, shows: 'textarea, .ProseMirror' },
      'read-only': { properties: { value: note }, attributes: { readonly: '' }, shows: ':host, textarea, .ProseMirror' },
      disabled: { attributes: { disabled: '' }, shows: 'textarea:disabled' },
      invalid: { properties: { value: note }, attributes: { maxlength: '10' }, shows: ':state(invalid)' },
      rich: { act: (editor: MentionEditor) => { editor.focus(); }, shows: '.ProseMirror' },
    }),
  },
  'mention-text': {
    tag: 'towerp-mention-text',
    properties: { value: note },
    states: () => ({
      ready: { shows: '.mention.me' },
      loading: { condition: 'loading', shows: '.mention' },
      offline: { condition: 'offline', shows: '.mention' },
      'something hidden': { properties: { value: hiddenNote }, shows: '.hidden' },
      portal: { condition: 'portal', shows: '.mention' },
    }),
  },
  'notification-inbox': {
    tag: 'towerp-notification-inbox',
    states: () => ({
      ready: { shows: ':state(unread)' },
      loading: { condition: 'loading', shows: '.skeleton' },
      empty: { condition: 'empty', shows: ':state(empty)' },
      error: { condition: 'error', shows: ':state(error)' },
      offline,
      forbidden: { condition: 'forbidden', shows: ':state(error)' },
    }),
  },
  'notification-settings': {
    tag: 'towerp-notification-settings',
    states: () => ({
      ready: { shows: '[type=checkbox]' },
      loading: { condition: 'loading', shows: '.skeleton' },
      error: { condition: 'error', shows: '.condition' },
      forbidden: { condition: 'forbidden', shows: '.condition' },
    }),
  },
  'crm-settings': {
    tag: 'towerp-crm-settings',
    states: () => ({
      ready: { condition: 'admin', shows: '.topics .edit' },
      'a topic being written': { condition: 'admin', act: click('.edit'), shows: '.topic-form' },
      'a new topic': { condition: 'admin', act: click('.add-topic'), shows: '.adding' },
      'a topic refused': { condition: 'admin', act: async (settings: Element) => { await click('.add-topic')(settings); (await there<HTMLFormElement>(settings, '.topic-form')).requestSubmit(); }, shows: '.refusal' },
      'the menu of a topic': { condition: 'admin', act: click('button.handle'), shows: '[role=menu]:popover-open' },
      notifications: { condition: 'admin', attributes: { section: 'notifications' }, shows: 'towerp-notification-settings' },
      kinds: { condition: 'admin', attributes: { section: 'kinds' }, shows: '.toggle' },
      'a kind being named': { condition: 'admin', attributes: { section: 'kinds' }, act: click('.edit'), shows: '.kind-form' },
      webhooks: { condition: 'admin', attributes: { section: 'webhooks' }, shows: '.condition' },
      'a new webhook': { condition: 'admin', attributes: { section: 'webhooks' }, act: click('.add-webhook'), shows: '.webhook-form' },
      member: { shows: '.by-admin' },
      'read-only': { condition: 'admin', attributes: { readonly: '' }, shows: '.by-admin' },
      loading: { condition: 'loading', shows: '.skeleton' },
      empty: { condition: 'empty', shows: '.condition' },
      error: { condition: 'error', shows: ':state(error)' },
      offline,
      forbidden: { condition: 'forbidden', shows: ':state(error)' },
      portal: { condition: 'portal', shows: ':state(forbidden)' },
    }),
  },
  'team-overview': {
    tag: 'towerp-team-overview',
    states: () => ({
      ready: { shows: 'table' },
      loading: { condition: 'loading', shows: '.skeleton' },
      error: { condition: 'error', shows: '.condition' },
      offline,
      forbidden: { condition: 'forbidden', shows: '.condition' },
      portal: { condition: 'portal', shows: '.condition' },
    }),
  },
  'notification-bell': {
    tag: 'towerp-notification-bell',
    states: () => ({
      unread: { shows: ':state(unread)' },
      'all read': { condition: 'empty', shows: '.bell' },
      loading: { condition: 'loading', shows: '.bell' },
      error: { condition: 'error', shows: '.bell' },
      open: { act: click('.bell'), shows: '.notification' },
    }),
  },
  toasts: {
    tag: 'towerp-toasts',
    states: ({ ownId, threadId }) => ({
      'done and refused': {
        condition: 'fresh',
        act: async (toasts: Element) => {
          const changing = Object.assign(document.createElement('towerp-thread-status'), { threadId: ownId });
          const refused = Object.assign(document.createElement('towerp-thread-status'), { threadId });
          const inVain = Object.assign(document.createElement('towerp-crm'), { client: clientIn('refusing') });
          inVain.append(refused);
          toasts.before(inVain, changing);
          for (const status of [refused, changing]) {
            const trigger = await there<HTMLElement>(status, '.trigger');
            trigger.dispatchEvent(new KeyboardEvent('keydown', { code: trigger.matches('.new') ? 'Digit2' : 'Digit1', bubbles: true, composed: true }));
          }
          await there(toasts, '.failed');
          // Whoever reaches for it holds it.
          (await there<HTMLElement>(toasts, '[aria-keyshortcuts=z]')).focus();
        },
        shows: '.failed',
      },
    }),
  },
  shortcuts: {
    tag: 'towerp-shortcuts',
    properties: { shortcuts: [{ keys: ['J'], does: 'Следващата нишка' }, { keys: ['S', '1–6'], does: 'Статус' }] },
    states: () => ({ open: { act: (shortcuts: Shortcuts) => shortcuts.show(), shows: 'dialog[open]' } }),
  },
}; // prettier-ignore
