import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const run = (file, args, cwd) => spawnSync(file, args, { cwd, encoding: 'utf8' });

const installed = () =>
  [process.env.NATS_SERVER, ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin']
    .filter(Boolean)
    .map((path) => (path === process.env.NATS_SERVER ? path : join(path, 'nats-server')))
    .find((path) => existsSync(path));

/** Debian's package, laid open in the temporary folder: nothing is installed, no right is needed. */
const fromDebian = () => {
  const kept = join(tmpdir(), 'crm-nats');
  const binary = join(kept, 'usr', 'sbin', 'nats-server');
  if (existsSync(binary)) return binary;
  const fresh = mkdtempSync(join(tmpdir(), 'crm-nats-new-'));
  try {
    // A fresh machine may have no lists of packages; a login that may not bring them in its place keeps its own.
    const lists = join(fresh, 'lists');
    mkdirSync(join(lists, 'partial'), { recursive: true });
    const own = ['-o', `Dir::State::lists=${lists}`, '-o', `Dir::Cache=${fresh}`, '-o', 'Debug::NoLocking=1'];
    if (run('apt-get', ['download', 'nats-server'], fresh).status !== 0) {
      run('apt-get', [...own, 'update'], fresh);
      run('apt-get', [...own, 'download', 'nats-server'], fresh);
    }
    const [file] = readdirSync(fresh).filter((name) => name.endsWith('.deb'));
    if (!file || run('dpkg-deb', ['-x', file, 'open'], fresh).status !== 0) return undefined;
    try {
      renameSync(join(fresh, 'open'), kept);
    } catch {
      // Another process was faster: its copy is as good.
    }
    return existsSync(binary) ? binary : undefined;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
};

/** A nats-server for the tests: the one that NATS_SERVER names, an installed one, or Debian's; undefined where none can be had. */
export const findNats = () => installed() ?? fromDebian();
