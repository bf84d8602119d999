import type {
  CrmFile,
  Attachment,
  Communication,
  Me,
  Notification,
  NotificationSettings,
  Overview,
  Person,
  RecordView,
  RichText,
  Task,
  TeamMember,
  Thread,
  TimelineItem,
} from '@towerp/crm-protocol';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A moment so many minutes before now. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();
const date = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

let made = 0;
export const uuid = (): string => `01980000-0000-7000-8000-${String(++made).padStart(12, '0')}`;

export const person = (id: string, name: string): Person => ({ kind: 'user', id, name });
export const people = {
  maria: person('u-maria', 'Мария Стоянова'),
  petya: person('u-petya', 'Петя Димитрова'),
  ivaylo: person('u-ivaylo', 'Ивайло Тодоров'),
  georgi: person('u-georgi', 'Георги Петков'),
  nikolay: person('u-nikolay', 'Николай Желев'),
  teodora: person('u-teodora', 'Теодора Василева'),
  silvia: person('u-silvia', 'Силвия Маринова'),
  desislava: person('portal:desislava', 'Десислава Кръстева'),
};

export const stamps = (minutes: number) => ({ version: 1, createdAt: ago(minutes), updatedAt: ago(minutes) });

export const record = (kind: string, id: string, title: string, status: string | null, amount: number | null = null, when: string | null = null): RecordView => ({
  kind, id, number: id, title, status, date: when, amount, currency: amount === null ? null : 'EUR', counterpartyId: 'balkan', url: `/records/${kind}/${id}`,
}); // prettier-ignore

export const records = {
  order: record('client_order', '43659', 'Хотел „Балкан Палас“', 'in_progress', 34_260.3),
  purchase: record('purchase_order', '3094', 'Дамаска AQ-17', 'new', 2184),
  production: record('production_order', '7713', 'Столове „Витоша“', 'in_progress'),
  purchased: record('purchase_order', '3087', 'Дамаска', 'completed', 5460),
  delivery: record('delivery', '1560', 'Дамаска', 'completed', null, date(-1)),
  sale: record('sale', '9934', 'Столове', 'new', 6228),
  invoice: record('financial_document', '0000018842', 'Фактура', 'confirmed', 11_336.43),
  quote: record('quote', '2214', 'Хотел „Балкан Палас“', 'confirmed'),
  product: { ...record('product', 'AQ-17', 'AQ-17 Графит', null), number: null },
};

export const balkan: RecordView = {
  ...record('counterparty', 'balkan', 'Балкан Палас ЕООД', null),
  number: null,
  url: '/counterparties/balkan',
};
const supplier: RecordView = { ...record('counterparty', 'tetevn', 'Дървопласт Тетевен', null), number: null };

type Part =
  string | { mention: RecordView | Person | { kind: 'group'; id: string; name: string } } | { hidden: string };

/** A rich text of one paragraph. */
export const text = (...parts: Part[]): RichText => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: parts.map((part) => {
        if (typeof part === 'string') return { type: 'text' as const, text: part };
        if ('hidden' in part)
          return { type: 'mention' as const, kind: part.hidden, id: null, label: null, hidden: true as const };
        const { mention } = part;
        const label = 'name' in mention ? mention.name : (mention.number ?? mention.title);
        return { type: 'mention' as const, kind: mention.kind, id: mention.id, label };
      }),
    },
  ],
});

const workshop = { kind: 'group' as const, id: 'g-mebel', name: 'Цех Мебел' };
const sales = { kind: 'group' as const, id: 'g-sales', name: 'Търговски отдел' };

export const me = (role: Me['role'] = 'member'): Me => ({
  user: {
    ...(role === 'portal' ? people.desislava : people.maria),
    email: null,
    active: true,
    department: 'Продажби',
    timeZone: 'Europe/Sofia',
    ...stamps(9000),
  },
  company: {
    id: 'mebel',
    name: 'Мебел Рила',
    timeZone: 'Europe/Sofia',
    locale: 'bg',
    portalKinds: [],
    ...stamps(9000),
  },
  role,
  counterpartyId: role === 'portal' ? 'balkan' : null,
  groups: role === 'portal' ? [] : [{ ...sales, memberIds: [people.maria.id], ...stamps(9000) }],
  unreadNotifications: 4,
  can: [],
});

export const thread = (fields: Partial<Thread> & Pick<Thread, 'topic' | 'status'>): Thread => ({
  id: uuid(),
  topicId: null,
  description: null,
  visibility: 'internal',
  counterparty: balkan,
  author: people.maria,
  participants: [people.maria],
  lastActivityAt: ago(60),
  unread: 0,
  followed: false,
  muted: false,
  counts: { comments: 2, communications: 0, tasks: 0, openTasks: 0, attachments: 1 },
  ...stamps(8000),
  ...fields,
});

const fabricAbout = text(
  'Клиентът иска друг цвят на дамаската за 72 стола „Витоша“ по ', { mention: records.order }, '. Да се реши: има ли ', { mention: records.product },
  ' за цялото количество, мести ли се срокът 4 декември и кой поема разликата. Водят ', { mention: people.petya }, ' и ', { mention: workshop }, '.',
); // prettier-ignore

export const threads: Thread[] = [
  thread({
    topic: 'Смяна на дамаската на столовете „Витоша“', status: 'awaiting_decision', visibility: 'shared', description: fabricAbout, unread: 3, followed: true, lastActivityAt: ago(14),
    participants: [people.maria, people.ivaylo, people.petya, people.georgi, people.desislava, people.nikolay, people.silvia], createdAt: ago(5 * 1440),
    counts: { comments: 4, communications: 2, tasks: 2, openTasks: 2, attachments: 7 },
  }),
  thread({ topic: 'Рекламация: драскотини по 4 рамки за легло', status: 'new', unread: 2, participants: [people.teodora, people.nikolay], lastActivityAt: ago(65), description: text('Теодора прикачи 6 снимки от приемането') }),
  thread({ topic: 'Монтаж в Боровец: график и достъп до етажите', status: 'in_progress', participants: [people.nikolay, people.georgi], lastActivityAt: ago(1300), description: text('Камион 12 т влиза само до 10 ч.') }),
  thread({ topic: 'Дъбовият фурнир закъснява с 5 дни', status: 'in_progress', participants: [people.petya], counterparty: supplier, lastActivityAt: ago(1500), counts: { comments: 1, communications: 1, tasks: 1, openTasks: 1, attachments: 1 } }),
  thread({ topic: 'Още 6 маси за конферентната зала', status: 'confirmed', participants: [people.georgi], lastActivityAt: ago(4 * 1440), description: text('Потвърдено по имейл, нова поръчка 43702') }),
  thread({ topic: 'Аванс 30 % по проформа 611', status: 'completed', participants: [people.silvia], lastActivityAt: ago(20 * 1440), description: text('Плащане 5531 е осчетоводено') }),
]; // prettier-ignore

export const main = threads[0] as Thread;

const task = (fields: Partial<Task> & Pick<Task, 'topic' | 'assignee'>): Task => ({
  id: uuid(), threadId: main.id, topicId: null, description: null, dueDate: date(0), status: 'in_progress', visibility: 'internal', author: people.maria, completedAt: null, ...stamps(7000), ...fields,
}); // prettier-ignore

export const tasks: Task[] = [
  task({
    topic: 'Да се потвърди срокът за дамаската AQ-17',
    assignee: people.petya,
    description: text('Нужни са 168 м. Питай и за цена при разлика в партидата.'),
  }),
  task({ topic: 'Нова мостра до Боровец', assignee: people.georgi, dueDate: date(-1), status: 'new' }),
];

export const communication: Communication = {
  id: uuid(), threadId: main.id, topic: 'Цвят на дамаската', topicId: null, direction: 'inbound', channel: 'phone', occurredAt: ago(7100), visibility: 'internal', author: people.maria, files: [],
  contact: { kind: 'contact', id: 'c-desi', counterpartyId: 'balkan', name: 'Десислава Кръстева', email: null, phone: null, position: 'управител', ...stamps(9000) },
  body: text('Мострата „антрацит“ им изглежда твърде тъмна до стените във фоайето. Питат дали може „графит“ (AQ-17) за всичките 72 стола и дали това мести срока 4 декември.'),
  ...stamps(7100),
}; // prettier-ignore

const attachment = (record: RecordView, origin: 'direct' | 'derived', via: { kind: string; id: string }[] | null): Attachment => ({
  id: uuid(), threadId: main.id, record, origin, via, author: people.maria, visibility: 'shared', ...stamps(7150),
}); // prettier-ignore

const from = (...list: RecordView[]): { kind: string; id: string }[] => list.map(({ kind, id }) => ({ kind, id }));

export const attachments: Attachment[] = [
  attachment(records.order, 'direct', null),
  attachment(records.purchase, 'direct', null),
  attachment(records.production, 'derived', from(records.order)),
  attachment(records.purchased, 'derived', from(records.order, records.production)),
  attachment(records.delivery, 'derived', from(records.order, records.production, records.purchased)),
  attachment(records.sale, 'derived', from(records.order)),
  attachment(records.invoice, 'derived', from(records.order, records.sale)),
];

let seq = 100;
type Entry = Pick<TimelineItem, 'type' | 'entity'>;
export const item = (entry: Entry, actor: Person, minutes: number, groupId: string | null = null): TimelineItem =>
  ({ id: uuid(), seq: ++seq, at: ago(minutes), actor, groupId, ...entry }) as TimelineItem;

export const comment = (body: RichText, author: Person, minutes: number, fields: object = {}): TimelineItem =>
  item({ type: 'comment', entity: { id: uuid(), threadId: main.id, body, visibility: 'internal', author, replyTo: null, files: [], editedAt: null, deletedAt: null, ...stamps(minutes), ...fields } }, author, minutes); // prettier-ignore

const change = (from_: Thread['status'], to: Thread['status'], actor: Person, minutes: number): TimelineItem =>
  item(
    { type: 'status_change', entity: { subject: { kind: 'thread', id: main.id }, from: from_, to } },
    actor,
    minutes,
  );

const question = comment(
  text(
    'Благодаря! Графитът е по-добре, но кога? Откриването е на 12 декември и ресторантът трябва да е готов два дни по-рано.',
  ),
  people.desislava,
  130,
  { visibility: 'shared' },
);

const email: Communication = {
  ...communication, id: uuid(), direction: 'outbound', channel: 'email', occurredAt: ago(1400), visibility: 'shared', topic: 'Поръчка 43659: дамаска „графит“ AQ-17',
  body: text('Уважаема г-жо Кръстева, „графит“ е възможен за всичките 72 стола без промяна в цената. Новият срок за столовете ще ви потвърдя до сряда; останалите артикули пристигат на 4 декември, както е договорено.'),
}; // prettier-ignore

export const timeline: TimelineItem[] = [
  item({ type: 'created', entity: main }, people.maria, 7200),
  item({ type: 'attachment', entity: attachments[0] as Attachment }, people.maria, 7199),
  ...attachments.slice(2).map((entity) => item({ type: 'attachment', entity }, people.maria, 7198, 'g')),
  item({ type: 'communication', entity: communication }, people.maria, 7150),
  change('new', 'in_progress', people.maria, 7140),
  item({ type: 'task', entity: tasks[0] as Task }, people.maria, 7135),
  item({ type: 'communication', entity: email }, people.maria, 1400),
  comment(text('Основите по ', { mention: records.production }, ' са заварени, чакаме само дамаската. Ако дойде до 27-ми, ', { mention: workshop }, ' я шие за три дни и срокът се държи.'), people.ivaylo, 1390, { editedAt: ago(1380) }),
  change('in_progress', 'awaiting_decision', people.ivaylo, 1385),
  question,
  comment(text({ mention: people.maria }, ' доставчикът има 120 м на склад, останалите 48 м са на 26-ти. Пускам ', { mention: records.purchase }, ' на две доставки, ако одобриш доплащане 64,00 € за куриера.'), people.petya, 38),
  comment(text('Столовете ще са готови на 2 декември и пътуват с останалото на 4-ти. Имате шест дни преди откриването. Потвърждавате ли „графит“ окончателно?'), people.georgi, 14, { visibility: 'shared', replyTo: (question.entity as { id: string }).id }),
]; // prettier-ignore

export const counts = { new: 1, in_progress: 2, awaiting_decision: 1, confirmed: 1, completed: 1, cancelled: 0 };

export const overview: Overview = {
  record: { ...records.order, derivedFrom: [], ...stamps(9000) },
  threads: { items: threads, nextCursor: null, counts },
  nextTask: tasks[0] as Task,
  lastCommunication: { ...communication, occurredAt: ago(200) },
  attachmentsCount: 9,
  hiddenCount: 0,
};

export const notifications: Notification[] = [
  { reason: 'mentioned', actor: people.petya, excerpt: 'доставчикът има 120 м на склад, останалите 48 м са на 26-ти. Пускам 3094 на две доставки, ако одобриш.', minutes: 38, readAt: null },
  { reason: 'commented', actor: people.desislava, excerpt: 'Благодаря! Графитът е по-добре, но кога?', minutes: 130, readAt: null },
].map(({ minutes, ...one }) => ({ id: uuid(), via: null, subject: { kind: 'comment', id: uuid() }, threadId: main.id, title: main.topic, snoozedUntil: null, ...stamps(minutes), ...one }) as Notification)
  .concat(
    { id: uuid(), reason: 'group_mentioned', via: { kind: 'group', id: sales.id }, subject: { kind: 'comment', id: uuid() }, threadId: (threads[1] as Thread).id, actor: people.georgi, title: (threads[1] as Thread).topic, excerpt: 'кой поема спецификацията по наредба №24?', readAt: null, snoozedUntil: null, ...stamps(70) },
    { id: uuid(), reason: 'status_changed', via: null, subject: { kind: 'thread', id: uuid() }, threadId: (threads[4] as Thread).id, actor: people.georgi, title: (threads[4] as Thread).topic, excerpt: 'Чакащ решение → Потвърден', readAt: ago(10), snoozedUntil: null, ...stamps(150) },
  ); // prettier-ignore

const member = (person: Person, fields: Partial<TeamMember>): TeamMember => ({
  person, threads: { new: 1, in_progress: 3, awaiting_decision: 1, confirmed: 1 }, tasks: { in_progress: 4 }, awaitingDecision: 1, overdue: 0, completed: 9,
  medianHours: 26, expectedHours: 24, teamMedianHours: 24, hoursInStatus: { new: 60, in_progress: 340, awaiting_decision: 90, confirmed: 40 }, signals: [], ...fields,
}); // prettier-ignore

export const team: TeamMember[] = [
  member(people.georgi, {}),
  member(people.silvia, { threads: { in_progress: 2 }, tasks: {}, awaitingDecision: 0, completed: 40, medianHours: 9, expectedHours: 16, hoursInStatus: { new: 12, in_progress: 45 }, signals: ['faster'] }),
  member(people.teodora, { awaitingDecision: 6, overdue: 4, completed: 12, medianHours: 48, expectedHours: 30, signals: ['needs_help', 'in_difficulty'] }),
  member(people.petya, { tasks: { new: 2, in_progress: 9 }, overdue: 3, completed: 18, medianHours: 41, expectedHours: 28, signals: ['in_difficulty'] }),
  member(people.nikolay, { completed: 0, medianHours: null, expectedHours: null }),
]; // prettier-ignore

export const notificationSettings: NotificationSettings = {
  reasons: { mentioned: true, assigned: true, group_mentioned: true, commented: true, status_changed: false, task_due: true },
  quietHours: { from: '19:00', to: '08:00' },
}; // prettier-ignore

/** A file whose links were signed so many seconds ago. */
export const file = (fields: Partial<CrmFile> = {}, signed = 0): CrmFile => {
  const id = fields.id ?? uuid();
  const expires = String(Math.floor(Date.now() / 1000) + 300 - signed);
  return {
    id, name: 'чертеж.pdf', contentType: 'application/pdf', size: 482_000, sha256: '', url: `/v1/files/${id}/content?expires=${expires}&signature=s`,
    thumbnailUrl: null, author: people.maria, ...stamps(1), ...fields,
  };
}; // prettier-ignore
