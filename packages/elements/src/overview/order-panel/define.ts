import { define } from '../../base/define.js';
import '../../ui/toasts/define.js';
import { OrderPanel } from './order-panel.js';

define('towerp-order-panel', OrderPanel);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-order-panel': OrderPanel;
  }
}

export { OrderPanel };
