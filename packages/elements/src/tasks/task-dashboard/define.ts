import { define } from '../../base/define.js';
import '../task-card/define.js';
import '../../ui/toasts/define.js';
import { TaskDashboard } from './task-dashboard.js';

define('towerp-task-dashboard', TaskDashboard);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-task-dashboard': TaskDashboard;
  }
}

export { TaskDashboard };
