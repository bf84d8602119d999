// The way in from a fresh clone: brings what is missing, then runs a command on the project's own Node.
// It runs on whatever Node is there (20 or newer) and on nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const commands = {
  demo: 'tools/demo.ts',
  gallery: 'tools/gallery.ts',
  crm: 'packages/server/src/cli.ts',
  test: 'tools/test.mjs',
  check: 'tools/check.mjs',
  build: 'tools/build.mjs',
  bench: 'bench/run.ts',
};

const say = (line) => process.stderr.write(`${line}\n`);
const installedMark = join(root, 'node_modules', '.installed');
const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const isInstalled = () => existsSync(installedMark) && readFileSync(installedMark, 'utf8') === wanted();
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Makes this process the only one that installs; waits for another that does so already. */
const takeTurn = async () => {
  const turn = join(root, '.installing');
  for (let told = false; ;) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, 'pid'), String(process.pid));
      return () => rmSync(turn, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(join(turn, 'pid')) ? Number(readFileSync(join(turn, 'pid'), 'utf8')) : 0;
    if (holder && !isAlive(holder)) rmSync(turn, { recursive: true, force: true });
    else if (!told) say(`Another command installs the packages (process ${holder}); waiting for it.`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

const npmCi = () =>
  new Promise((resolve, reject) => {
    const started = Date.now();
    const progress = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} s`), 5000);
    const npm = process.env.npm_execpath;
    const [file, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(progress);
      if (code === 0) resolve(undefined);
      else reject(new Error(`npm ci ended with ${code}. Is the npm registry reachable?`));
    });
  });

const install = async () => {
  if (isInstalled()) return;
  const done = await takeTurn();
  try {
    if (isInstalled()) return;
    say('Installing the packages (once, about a minute)…');
    await npmCi();
    writeFileSync(installedMark, wanted());
  } finally {
    done();
  }
};

/** The project's own Node, or this one where it is new enough. */
const findNode = () => {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`Node 24 is needed and its npm package could not be installed here (this is ${process.version}).`);
};

const run = (file, args) => {
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.base.json') };
  const child = spawn(findNode(), ['--conditions=towerp-source', '--import', 'tsx', join(root, file), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
    env,
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
};

const [name = '', ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(commands, name)) throw new Error(`Usage: npm run ${Object.keys(commands).join('|')}`);
  await install();
  run(commands[name], args);
} catch (error) {
  say(error.message);
  process.exit(1);
}
