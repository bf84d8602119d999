import { attachments, type Attachments } from './attachments/index.js';
import { comments, type Comments } from './comments/index.js';
import { communications, type Communications } from './communications/index.js';
import type { CrmCore } from './core.js';
import { tasks, type Tasks } from './tasks/index.js';
import { threads, type Threads } from './threads/index.js';
import { timeline, type Timelines } from './timeline/index.js';

/** The room of threads alone, for a page that needs no more. */
export const threadsOf = (core: CrmCore): Threads => threads(core.http, core.hub, core.reader, core.acting('threads'));

/** The room of timelines alone. */
export const timelineOf = (core: CrmCore): Timelines => timeline(core.http, core.hub);

/** The room of comments alone. */
export const commentsOf = (core: CrmCore): Comments => comments(core.http, core.acting('comments'));

/** The room of communications alone. */
export const communicationsOf = (core: CrmCore): Communications =>
  communications(core.http, core.hub, core.acting('communications'));

/** The room of tasks alone. */
export const tasksOf = (core: CrmCore): Tasks => tasks(core.http, core.hub, core.reader, core.acting('tasks'));

/** The room of attachments alone. */
export const attachmentsOf = (core: CrmCore): Attachments =>
  attachments(core.http, core.hub, core.acting('attachments'));
