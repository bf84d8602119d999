import { define } from '../../base/define.js';
import { TaskCard } from './task-card.js';

define('towerp-task-card', TaskCard);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-task-card': TaskCard;
  }
}

export { TaskCard };
