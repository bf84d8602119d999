import { define } from '../../base/define.js';
import { Toasts } from './toasts.js';

define('towerp-toasts', Toasts);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-toasts': Toasts;
  }
}

export { Toasts };
