import { define } from '../../base/define.js';
import '../../mentions/mention-text/define.js';
import '../../ui/toasts/define.js';
import { CommunicationCard } from './communication-card.js';

define('towerp-communication-card', CommunicationCard);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-communication-card': CommunicationCard;
  }
}

export { CommunicationCard };
