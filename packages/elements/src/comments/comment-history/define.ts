import { define } from '../../base/define.js';
import '../../mentions/mention-text/define.js';
import { CommentHistory } from './comment-history.js';

define('towerp-comment-history', CommentHistory);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-comment-history': CommentHistory;
  }
}

export { CommentHistory };
