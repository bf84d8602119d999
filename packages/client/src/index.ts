export type { AttachmentFilter, AttachmentList, AttachmentPage, Attachments } from './attachments/index.js';
export { createCrmClient, type CrmClient } from './client.js';
export { CrmCore, type CrmClientOptions, type Hooks, type Logger } from './core.js';
export { attachmentsOf, commentsOf, communicationsOf, tasksOf, threadsOf, timelineOf } from './rooms.js';
export type { Comments, PatchCommentInput } from './comments/index.js';
export type {
  CommunicationFilter,
  Communications,
  CreateCommunicationInput,
  PatchCommunicationInput,
} from './communications/index.js';
export type { Drafts } from './drafts/index.js';
export {
  ConflictError,
  ContractError,
  CrmError,
  CycleError,
  ForbiddenError,
  IdempotencyMismatchError,
  InFlightError,
  InternalError,
  InvalidError,
  isCrmError,
  isStaleError,
  MethodNotAllowedError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  StaleError,
  TimeoutError,
  TokenExpiredError,
  TooLargeError,
  UnauthenticatedError,
  UnavailableError,
  UnsupportedMediaError,
  UpgradeRequiredError,
  type CrmErrorCode,
  type CrmErrorFields,
} from './errors/index.js';
export type { Files, UploadOptions } from './files/index.js';
export type { CallOptions, GetToken, PageRequest, Reply, Responded } from './http/index.js';
export type { AudienceInput, CandidateQuery, Mentions } from './mentions/index.js';
export type { Inbox, Notifications, NotificationSettingsInput } from './notifications/index.js';
export type { OutboxState, QueuedWrite, Refusal, Write, WriteOptions } from './outbox/index.js';
export type { ContactQuery, CreateContactInput, PatchCompanyInput, People, PeopleQuery } from './people/index.js';
export type { FlowQuery, PutKindInput, PutRecordInput, RecordFilter, Records } from './records/index.js';
export type { Connection, CountedList, Loadable, ShownList } from './store/index.js';
export type { StreamState } from './stream/index.js';
export type { CreateTaskInput, PatchTaskInput, TaskFilter, TaskPage, Tasks } from './tasks/index.js';
export type { CreateThreadInput, ThreadFilter, ThreadList, ThreadPage, Threads } from './threads/index.js';
export type { Timeline, TimelineEntry, TimelineQuery, Timelines } from './timeline/index.js';
export type { Team, TeamQuery } from './team/index.js';
export type { CreateTopicInput, PatchTopicInput, TopicQuery, Topics } from './topics/index.js';
export type { CreateWebhookInput, WebhookQuery, Webhooks } from './webhooks/index.js';
