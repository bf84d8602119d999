import { define } from '../../base/define.js';
import { DocumentFlow } from './document-flow.js';

define('towerp-document-flow', DocumentFlow);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-document-flow': DocumentFlow;
  }
}

export { DocumentFlow };
