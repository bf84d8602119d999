import type { Database } from './database.js';

interface Login {
  readonly name: string;
  readonly is_super: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
  /** Other roles that it may act as, and that could. */
  readonly acts_as: string[];
}

/** Why the login of a database could step round row-level security; empty where it cannot. */
export const loginFaults = (database: Database): Promise<readonly string[]> =>
  database.administer(async (sql) => {
    const [login] = await sql.query<Login>(
      `select rolname as name, rolsuper as is_super, rolbypassrls as bypasses,
         exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = r.oid) as owns,
         array(select o.rolname::text from pg_roles o where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
           and (o.rolsuper or o.rolbypassrls or exists (select from pg_class
             where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = o.oid)) order by 1) as acts_as
       from pg_roles r where rolname = current_user`,
    );
    if (!login) return [];
    return [
      ...(login.is_super ? [`${login.name} is a superuser`] : []),
      ...(login.bypasses ? [`${login.name} has BYPASSRLS`] : []),
      ...(login.owns ? [`${login.name} owns the tables`] : []),
      // A superuser may act as everybody, which has been said.
      ...(login.is_super ? [] : login.acts_as.map((role) => `${login.name} may act as ${role}`)),
    ];
  });

/** Lets another login act as the application's role. */
export const admitLogin = (database: Database, login: string): Promise<void> =>
  database.administer((sql) => sql.script(`grant crm_app to "${login.replaceAll('"', '""')}"`));
