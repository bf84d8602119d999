export { AttachmentList } from './attachments/attachment-list/attachment-list.js';
export { AttachmentPicker } from './attachments/attachment-picker/attachment-picker.js';
export { AttachmentAddEvent } from './attachments/add-event.js';
export { AttachmentRemoveEvent } from './attachments/events.js';
export { clientContext } from './base/client-context.js';
export { CloseEvent } from './base/close-event.js';
export { Crm } from './base/crm/crm.js';
export { AuthRequiredEvent, ConnectionEvent } from './base/crm/events.js';
export { setDefaultClient } from './base/default-client.js';
export { Composer } from './comments/composer/composer.js';
export { CommunicationCard } from './communications/communication-card/communication-card.js';
export { CommunicationForm } from './communications/communication-form/communication-form.js';
export { CommunicationSavedEvent } from './communications/events.js';
export { counting, type Counted } from './locale/counted.js';
export { registerMessages, type Messages } from './locale/messages.js';
export { MentionClickEvent } from './mentions/events.js';
export { EditorSubmitEvent } from './mentions/mention-editor/events.js';
export { MentionEditor } from './mentions/mention-editor/mention-editor.js';
export { MentionText } from './mentions/mention-text/mention-text.js';
export { NotificationEvent, UnreadChangeEvent } from './notifications/events.js';
export { NotificationBell } from './notifications/notification-bell/notification-bell.js';
export { NotificationInbox, type InboxView } from './notifications/notification-inbox/notification-inbox.js';
export { NotificationSettings } from './notifications/notification-settings/notification-settings.js';
export { UploadProgressEvent } from './files/events.js';
export { DocumentFlow } from './records/document-flow/document-flow.js';
export { NavigateEvent } from './records/events.js';
export { RecordChip } from './records/record-chip/record-chip.js';
export { TaskDoneEvent, TaskSavedEvent } from './tasks/events.js';
export { TaskCard } from './tasks/task-card/task-card.js';
export { TaskDashboard } from './tasks/task-dashboard/task-dashboard.js';
export { TaskForm } from './tasks/task-form/task-form.js';
export {
  FilterChangeEvent,
  type ShownFilter,
  StatusChangeEvent,
  ThreadCreatedEvent,
  ThreadNewEvent,
  ThreadOpenEvent,
  ThreadPickEvent,
} from './threads/events.js';
export { OrderPanel } from './overview/order-panel/order-panel.js';
export { CrmSettings, type CrmSettingsSection } from './settings/crm-settings/crm-settings.js';
export { TeamOverview, type TeamLayout, type TeamPeriod } from './team/team-overview/team-overview.js';
export { ThreadForm } from './threads/thread-form/thread-form.js';
export { ThreadList } from './threads/thread-list/thread-list.js';
export { ThreadPicker } from './threads/thread-picker/thread-picker.js';
export { ThreadStatus } from './threads/thread-status/thread-status.js';
export { ThreadView } from './threads/thread-view/thread-view.js';
export { ReplyEvent } from './timeline/events.js';
export { Timeline } from './timeline/timeline/timeline.js';
export { TopicPicker, type TopicInput } from './topics/topic-picker/topic-picker.js';
export { Shortcuts, type Shortcut } from './ui/shortcuts/shortcuts.js';
export { Toasts } from './ui/toasts/toasts.js';
