import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { parentPort, workerData } from 'node:worker_threads';

interface Asked {
  readonly id: number;
  readonly act: 'query' | 'script' | 'dump' | 'close';
  readonly text?: string;
  readonly params?: readonly (string | null)[];
}

const settings = workerData as { folder?: string; dump?: Uint8Array; initdb?: readonly string[] };
const asIs = (value: unknown): unknown => value;
/** Values pass as text both ways; the main thread reads them as it reads PostgreSQL's. */
const textOnly = new Proxy({}, { get: () => asIs, has: () => true });

const open = async (): Promise<PGlite> => {
  const database = await PGlite.create({
    ...(settings.folder === undefined ? {} : { dataDir: settings.folder }),
    ...(settings.dump === undefined ? {} : { loadDataDir: new Blob([settings.dump as Uint8Array<ArrayBuffer>]) }),
    ...(settings.initdb === undefined ? {} : { initDbStartParams: [...settings.initdb] }),
    extensions: { pg_trgm },
  });
  database.parsers = textOnly;
  database.serializers = textOnly;
  await database.exec("set timezone = 'UTC'");
  return database;
};

const opened = open();

const answer = async (asked: Asked): Promise<unknown> => {
  const database = await opened;
  if (asked.act === 'script') return void (await database.exec(asked.text ?? ''));
  if (asked.act === 'close') return database.close();
  if (asked.act === 'dump') return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer());
  const { rows, fields } = await database.query(asked.text ?? '', [...(asked.params ?? [])], { rowMode: 'array' });
  return { rows, fields: fields.map((field) => [field.name, field.dataTypeID]) };
};

parentPort?.on('message', (asked: Asked) => {
  answer(asked).then(
    (result) => parentPort?.postMessage({ id: asked.id, result }),
    (error: unknown) => {
      const { message, code, constraint } = error as Error & { code?: string; constraint?: string };
      parentPort?.postMessage({ id: asked.id, error: { message, code, constraint } });
    },
  );
});
