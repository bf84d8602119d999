import { define } from '../../../base/define.js';
import { RecordCard } from './record-card.js';

define('towerp-record-card', RecordCard);

export { RecordCard };
