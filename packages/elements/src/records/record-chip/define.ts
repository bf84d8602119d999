import { define } from '../../base/define.js';
import { RecordChip } from './record-chip.js';

define('towerp-record-chip', RecordChip);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-record-chip': RecordChip;
  }
}

export { RecordChip };
