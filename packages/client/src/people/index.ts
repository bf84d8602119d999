import type {
  peopleRoutes,
  Company,
  Contact,
  Group,
  Me,
  Page,
  RouteBody,
  RouteQuery,
  User,
} from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { pages, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import { Live, type Hub, type Loadable } from '../store/index.js';
import type { Reader } from './reader.js';
import { peopleCalls } from './calls.js';

export { Reader } from './reader.js';

/** What the directory is searched by: words, or words and more. */
export type PeopleQuery = string | RouteQuery<typeof peopleRoutes.users>;
/** What contacts are searched by. */
export type ContactQuery = string | RouteQuery<typeof peopleRoutes.contacts>;
/** A new person at a counterparty. */
export type CreateContactInput = RouteBody<typeof peopleRoutes.createContact>;

/** What is changed in the company. */
export type PatchCompanyInput = RouteBody<typeof peopleRoutes.patchCompany>;

/** The caller, the company, colleagues, groups and contacts. */
export interface People {
  /** The live caller. */
  readonly $me: ReadableAtom<Loadable<Me>>;
  me(options?: CallOptions): Reply<Me>;
  company(options?: CallOptions): Reply<Company>;
  /** Changes the company, `portalKinds` too: which kinds of record the portal may see. An admin's. */
  patchCompany(patch: PatchCompanyInput, options?: CallOptions): Reply<Company>;
  users(query?: PeopleQuery, options?: CallOptions): PageRequest<Page<User>>;
  groups(query?: PeopleQuery, options?: CallOptions): PageRequest<Page<Group>>;
  contacts(query?: ContactQuery, options?: CallOptions): PageRequest<Page<Contact>>;
  createContact(input: CreateContactInput, options?: CallOptions): Reply<Contact>;
}

const queryOf = <Q extends object>(query: string | Q | undefined): Q | { q?: string } =>
  typeof query === 'string' ? (query === '' ? {} : { q: query }) : (query ?? {});

/** The live caller; what notifies them or is read by them changes its count of unread notifications. */
export const liveMe = (http: Http, hub: Hub, reader: Reader): Live<Me, Me> => {
  const live = new Live<Me, Me>(hub, {
    load: async (_, signal) => {
      const answer = await http.call(peopleCalls.me, { signal });
      reader.name = answer.value.user.name;
      return answer;
    },
    follow: (me, { type, entity }, before) => {
      if (type === 'directory.updated') return entity.kind === 'group' || entity.id === me.user.id ? 'reload' : me;
      // Counted by the server, since what is no longer visible is not told of one by one; but a new one shows at once.
      if (
        type === 'notification.created' &&
        before === undefined &&
        entity.readAt === null &&
        entity.snoozedUntil === null
      ) {
        live.reload();
        return { ...me, unreadNotifications: me.unreadNotifications + 1 };
      }
      return type === 'notification.updated' ||
        type === 'notification.created' ||
        type === 'thread.read' ||
        type === 'access.changed'
        ? 'reload'
        : me;
    },
    show: (me) => me,
  });
  return live;
};

/** The room of people. */
export const people = (http: Http, me: Live<Me, Me>): People => ({
  $me: me.$,
  me: (options) => replyOf(http.call(peopleCalls.me, { ...options })),
  company: (options) => replyOf(http.call(peopleCalls.company, { ...options })),
  patchCompany: (body, options) => replyOf(http.call(peopleCalls.patchCompany, { body, ...options })),
  users: (query, options) => pages((page) => http.call(peopleCalls.users, { query: { ...queryOf(query), ...page }, ...options })),
  groups: (query, options) => pages((page) => http.call(peopleCalls.groups, { query: { ...queryOf(query), ...page }, ...options })),
  contacts: (query, options) => pages((page) => http.call(peopleCalls.contacts, { query: { ...queryOf(query), ...page }, ...options })),
  createContact: (body, options) => replyOf(http.call(peopleCalls.createContact, { body, ...options })),
}); // prettier-ignore
