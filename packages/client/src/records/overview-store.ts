import type { Overview, Ref } from '@towerp/crm-protocol';
import { behind } from '../http/index.js';
import { Live, type Hub } from '../store/index.js';
import type { RecordApi } from './api.js';
import type * as overviews from './overview.js';

// Beside the answer: nothing is shown or followed before that is there.
const loadOverview = behind(() => import('./overview.js'));

/** What an order panel shows first, live: one request, and again when the stream tells of something in it. */
export const liveOverview = (hub: Hub, api: RecordApi, ref: Ref): Live<Overview, Overview> => {
  let overview!: typeof overviews;
  return new Live<Overview, Overview>(hub, {
    load: async (_, signal) => {
      const [answer, loaded] = await Promise.all([api.overview(ref, signal), loadOverview()]);
      overview = loaded;
      overview.remember(hub, answer.value, answer.seq);
      return answer;
    },
    follow: (held, event) => (overview.concerns(held, event, ref) ? 'reload' : held),
    show: (held) => overview.show(hub, held),
  });
};
