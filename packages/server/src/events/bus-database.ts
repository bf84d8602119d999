import type { Database } from '../database/index.js';
import type { OpenCarrier } from './bus.js';

const channel = 'crm_moved';

/** Announcements over the database: LISTEN/NOTIFY on PostgreSQL, in the process on PGlite. */
export const overDatabase =
  (database: Database): OpenCarrier =>
  async (heard) => {
    const listening = await database.listen(channel, heard);
    return {
      get isConnected() {
        return listening.isConnected;
      },
      send: (payload) => database.announce(channel, payload),
      close: () => listening.stop(),
    };
  };
