import { api, Reason, type Notification, type NotificationSettings } from '@towerp/crm-protocol';
import { invalid, notFound, type Caller } from '../access/index.js';
import { done, expectVersion, type Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { Keyset, type Binder } from '../http/index.js';
import * as queries from './queries.js';
import { viewNotifications } from './view.js';

const routes = api.notifications;

const settingsOf = (row: queries.SettingsRow | undefined): NotificationSettings => ({
  reasons: Object.fromEntries(
    Reason.options.map((reason) => [reason, row?.reasons[reason] ?? true]),
  ) as NotificationSettings['reasons'],
  quietHours: row?.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null,
});

const bindSettings = (on: Binder): void => {
  on.read(routes.settings, async ({ sql, caller }) =>
    settingsOf(await queries.selectSettings(sql, caller.company, caller.id)),
  );
  on.write(routes.putSettings, async ({ sql, caller }, { body }) => {
    const { quietHours } = body;
    const present = await queries.selectSettings(sql, caller.company, caller.id);
    const kept = { quiet_from: present?.quiet_from ?? null, quiet_to: present?.quiet_to ?? null };
    const quiet =
      quietHours === undefined ? kept : { quiet_from: quietHours?.from ?? null, quiet_to: quietHours?.to ?? null };
    const reasons = { ...present?.reasons, ...body.reasons } as Record<string, boolean>;
    await queries.upsertSettings(sql, caller.company, caller.id, { reasons, ...quiet });
    return done(() => Promise.resolve(settingsOf({ reasons, ...quiet })));
  });
};

const own = async ({ sql, caller }: { sql: Sql; caller: Caller }, id: string): Promise<queries.NotificationRow> => {
  const [row] = await queries.selectNotifications(sql, caller.company, [id]);
  if (!row || row.user_id !== caller.id || row.withdrawn) throw notFound();
  return row;
};

const tell = ({ changes, caller }: Write, rows: readonly { id: string; thread_id: string | null }[]): void => {
  for (const { id, thread_id: threadId } of rows)
    changes.emit({
      type: 'notification.updated',
      subject: `notification:${id}`,
      ownerId: caller.id,
      threadId,
      isShared: true,
    });
};

/** Binds a person's notifications and their settings. */
export const bindNotifications = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller, now }, { query }) => {
    const keyset = new Keyset('notifications', query);
    const rows = await queries.listNotifications(sql, caller, {
      unread: query.unread,
      now,
      after: keyset.after,
      limit: keyset.limit + 1,
    });
    const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.created_at, row.id]);
    const view = await viewNotifications(sql, [caller], page);
    return {
      items: page.map((row) => view(caller, row)).filter((item): item is Notification => item !== undefined),
      nextCursor,
    };
  });
  on.write(routes.read, async (write, { body }) => {
    const { sql, caller, now } = write;
    tell(write, await queries.markRead(sql, caller.company, caller.id, { ids: body.ids }, body.read ?? true, now));
    return done(async () => ({ unread: await queries.countUnread(sql, caller, now) }));
  });
  on.write(
    routes.patch,
    (context, { id }) => own(context, id),
    async (write, { body }, row) => {
      const { sql, caller, now } = write;
      const view = async () => {
        const present = await own(write, row.id);
        return (await viewNotifications(sql, [caller], [present]))(caller, present);
      };
      await expectVersion(write, row.version, view);
      if (body.snoozedUntil !== null && body.snoozedUntil <= now) throw invalid('snoozedUntil', 'must lie ahead');
      if (body.snoozedUntil === row.snoozed_until) return done(view);
      await queries.snooze(sql, caller.company, row.id, body.snoozedUntil, now);
      tell(write, [row]);
      return done(view);
    },
  );
  bindSettings(on);
};
