// What one writes, changes and looks up with in a thread comes together, with the first of it that is asked for.
import '../communications/communication-form/define.js';
import '../tasks/task-form/define.js';
import '../threads/thread-edit/define.js';
import './comment-edit/define.js';
import './comment-history/define.js';

export { EntryMenu } from './entry-menu.js';
