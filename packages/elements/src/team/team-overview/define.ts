import { define } from '../../base/define.js';
import { TeamOverview } from './team-overview.js';

define('towerp-team-overview', TeamOverview);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-team-overview': TeamOverview;
  }
}

export { TeamOverview };
