import { define } from '../../../base/define.js';
import { OrderMenu } from './order-menu.js';

define('towerp-order-menu', OrderMenu);
