// What stands beside the talk: the talk itself is shown first.
import '../../attachments/attachment-list/define.js';
import '../../ui/toasts/define.js';

export { peopleSection, taskSection } from './rail.js';
