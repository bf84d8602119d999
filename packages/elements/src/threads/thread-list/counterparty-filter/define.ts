import { define } from '../../../base/define.js';
import { CounterpartyFilter } from './counterparty-filter.js';

define('towerp-counterparty-filter', CounterpartyFilter);
