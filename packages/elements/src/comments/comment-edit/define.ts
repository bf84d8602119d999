import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import { CommentEdit } from './comment-edit.js';

define('towerp-comment-edit', CommentEdit);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-comment-edit': CommentEdit;
  }
}

export { CommentEdit };
