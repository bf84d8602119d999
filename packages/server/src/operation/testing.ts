import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
// What the tests' own environment says must not reach the commands.
const { PATH, HOME, TMPDIR } = process.env;

/** One process of the command line. */
export interface Process {
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
  /** What stands behind `ready: `, once it is printed. */
  ready(): Promise<string>;
}

/** Starts a command as a person would. */
export const start = (args: readonly string[], env: Record<string, string> = {}): Process => {
  const child = spawn(process.execPath, ['--conditions=towerp-source', '--import', 'tsx', cli, ...args], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, TSX_TSCONFIG_PATH: join(root, 'tsconfig.base.json'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = async (): Promise<string> => {
    for (;;) {
      const [, url] = /^ready: (\S+)\n/m.exec(out) ?? [];
      if (url) return url;
      const code = await Promise.race([once(child.stdout, 'data').then(() => 'more'), ended]);
      if (code !== 'more') throw new Error(`It ended with ${String(code)} before it was ready: ${err}`);
    }
  };
  return { out: () => out, err: () => err, ended, signal: (name) => void child.kill(name), ready };
};

/** Runs a command to its end. */
export const finish = async (
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> => {
  const { ended, out, err } = start(args, env);
  const code = await ended;
  return { code, out: out(), err: err() };
};

/** A folder for one test file, and a way to be rid of it. */
export const temporaryFolder = async (): Promise<{ path: string; remove(): Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'crm-cli-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};
