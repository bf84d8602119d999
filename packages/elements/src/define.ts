// The provider first: elements that the parser has already seen then find it at their own upgrade.
import './base/crm/define.js';
import './attachments/attachment-list/define.js';
import './comments/composer/define.js';
import './communications/communication-card/define.js';
import './communications/communication-form/define.js';
import './mentions/mention-editor/define.js';
import './mentions/mention-text/define.js';
import './notifications/notification-bell/define.js';
import './notifications/notification-inbox/define.js';
import './notifications/notification-settings/define.js';
import './records/document-flow/define.js';
import './records/record-chip/define.js';
import './tasks/task-card/define.js';
import './tasks/task-dashboard/define.js';
import './tasks/task-form/define.js';
import './overview/order-panel/define.js';
import './team/team-overview/define.js';
import './threads/thread-form/define.js';
import './threads/thread-list/define.js';
import './threads/thread-picker/define.js';
import './threads/thread-status/define.js';
import './threads/thread-view/define.js';
import './timeline/timeline/define.js';
import './topics/topic-picker/define.js';
import './ui/shortcuts/define.js';
import './ui/toasts/define.js';

export * from './index.js';
