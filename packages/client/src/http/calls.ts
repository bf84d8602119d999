import {
  Attachment,
  Audience,
  Candidate,
  Comment,
  Communication,
  Contact,
  countedPage,
  CrmFile,
  EarlierBody,
  ErpRecord,
  Flow,
  Follower,
  Group,
  items,
  KindView,
  Me,
  Notification,
  NotificationSettings,
  Overview,
  page,
  Resolved,
  Task,
  TeamMember,
  Thread,
  TimelineItem,
  Topic,
  Unread,
  User,
  type attachmentRoutes,
  type commentRoutes,
  type communicationRoutes,
  type fileRoutes,
  type mentionRoutes,
  type notificationRoutes,
  type overviewRoutes,
  type peopleRoutes,
  type recordRoutes,
  type Route,
  type taskRoutes,
  type teamRoutes,
  type threadRoutes,
  type timelineRoutes,
  type topicRoutes,
} from '@towerp/crm-protocol';

type Answered<A> = A extends object ? { readonly answer: A } : { readonly answer?: undefined };

/**
 * What a call needs of a route at run time. The routes themselves also hold the schemas of what is sent, which only the
 * server checks: here they are types, and so weigh nothing in a page.
 */
export type Call<R extends Route> = Pick<R, 'method' | 'path'> & { readonly types?: R } & Answered<R['answer']>;

type Calls<Routes extends Record<keyof Routes, Route>, Name extends keyof Routes = keyof Routes> = {
  readonly [K in Name]: Call<Routes[K]>;
};

export const attachmentCalls: Calls<typeof attachmentRoutes> = {
  list: { method: 'GET', path: '/threads/{id}/attachments', answer: countedPage(Attachment) },
  create: { method: 'POST', path: '/threads/{id}/attachments', answer: Attachment },
  delete: { method: 'DELETE', path: '/threads/{id}/attachments/{attachmentId}' },
};

export const commentCalls: Calls<typeof commentRoutes> = {
  create: { method: 'POST', path: '/threads/{id}/comments', answer: Comment },
  patch: { method: 'PATCH', path: '/comments/{id}', answer: Comment },
  delete: { method: 'DELETE', path: '/comments/{id}' },
  history: { method: 'GET', path: '/comments/{id}/history', answer: items(EarlierBody) },
};

export const communicationCalls: Calls<typeof communicationRoutes> = {
  list: { method: 'GET', path: '/communications', answer: page(Communication) },
  create: { method: 'POST', path: '/communications', answer: Communication },
  get: { method: 'GET', path: '/communications/{id}', answer: Communication },
  patch: { method: 'PATCH', path: '/communications/{id}', answer: Communication },
  delete: { method: 'DELETE', path: '/communications/{id}' },
};

export const mentionCalls: Calls<typeof mentionRoutes> = {
  candidates: { method: 'GET', path: '/mentions', answer: items(Candidate) },
  audience: { method: 'POST', path: '/mentions:audience', answer: Audience },
};

export const notificationCalls: Calls<typeof notificationRoutes> = {
  list: { method: 'GET', path: '/notifications', answer: page(Notification) },
  read: { method: 'POST', path: '/notifications:read', answer: Unread },
  patch: { method: 'PATCH', path: '/notifications/{id}', answer: Notification },
  settings: { method: 'GET', path: '/notification-settings', answer: NotificationSettings },
  putSettings: { method: 'PUT', path: '/notification-settings', answer: NotificationSettings },
};

export const overviewCalls: Calls<typeof overviewRoutes> = {
  get: { method: 'GET', path: '/records/{kind}/{id}/overview', answer: Overview },
};

export const peopleCalls: Calls<typeof peopleRoutes, 'me' | 'users' | 'groups' | 'contacts' | 'createContact'> = {
  me: { method: 'GET', path: '/me', answer: Me },
  users: { method: 'GET', path: '/users', answer: page(User) },
  groups: { method: 'GET', path: '/groups', answer: page(Group) },
  contacts: { method: 'GET', path: '/contacts', answer: page(Contact) },
  createContact: { method: 'POST', path: '/contacts', answer: Contact },
};

export const recordCalls: Calls<typeof recordRoutes, Exclude<keyof typeof recordRoutes, 'putKind'>> = {
  list: { method: 'GET', path: '/records', answer: page(ErpRecord) },
  get: { method: 'GET', path: '/records/{kind}/{id}', answer: ErpRecord },
  put: { method: 'PUT', path: '/records/{kind}/{id}', answer: ErpRecord },
  delete: { method: 'DELETE', path: '/records/{kind}/{id}' },
  flow: { method: 'GET', path: '/records/{kind}/{id}/flow', answer: Flow },
  resolve: { method: 'GET', path: '/records:resolve', answer: items(Resolved) },
  kinds: { method: 'GET', path: '/kinds', answer: items(KindView) },
};

export const taskCalls: Calls<typeof taskRoutes> = {
  list: { method: 'GET', path: '/tasks', answer: countedPage(Task) },
  create: { method: 'POST', path: '/tasks', answer: Task },
  get: { method: 'GET', path: '/tasks/{id}', answer: Task },
  patch: { method: 'PATCH', path: '/tasks/{id}', answer: Task },
  delete: { method: 'DELETE', path: '/tasks/{id}' },
};

export const threadCalls: Calls<typeof threadRoutes> = {
  list: { method: 'GET', path: '/threads', answer: countedPage(Thread) },
  create: { method: 'POST', path: '/threads', answer: Thread },
  get: { method: 'GET', path: '/threads/{id}', answer: Thread },
  patch: { method: 'PATCH', path: '/threads/{id}', answer: Thread },
  bulk: { method: 'POST', path: '/threads:bulk', answer: items(Thread) },
  read: { method: 'POST', path: '/threads/{id}/read', answer: Thread },
  unread: { method: 'DELETE', path: '/threads/{id}/read', answer: Thread },
  follow: { method: 'PUT', path: '/threads/{id}/follow', answer: Thread },
  unfollow: { method: 'DELETE', path: '/threads/{id}/follow' },
  followers: { method: 'GET', path: '/threads/{id}/followers', answer: items(Follower) },
};

export const timelineCalls: Calls<typeof timelineRoutes> = {
  list: { method: 'GET', path: '/threads/{id}/timeline', answer: page(TimelineItem) },
};

export const topicCalls: Calls<typeof topicRoutes> = {
  list: { method: 'GET', path: '/topics', answer: page(Topic) },
  create: { method: 'POST', path: '/topics', answer: Topic },
  patch: { method: 'PATCH', path: '/topics/{id}', answer: Topic },
  delete: { method: 'DELETE', path: '/topics/{id}' },
};

export const teamCalls: Calls<typeof teamRoutes> = {
  list: { method: 'GET', path: '/team', answer: items(TeamMember) },
};

export const fileCalls: Calls<typeof fileRoutes, 'get'> = {
  get: { method: 'GET', path: '/files/{id}', answer: CrmFile },
};
