import { define } from '../define.js';
import { Crm } from './crm.js';

define('towerp-crm', Crm);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-crm': Crm;
  }
}

export { Crm };
