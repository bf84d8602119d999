// Runs every test: `npm test`, or only those under given paths: `npm test -- packages/server/src/threads`.
// `npm run test:long` runs the tests that take longer instead, those named `*.long.test.ts`.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { engines } from './engines.mjs';
import { findNats } from './nats.mjs';
import { startPostgres } from './postgres.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const asked = process.argv.slice(2);
const isLong = asked.includes('--long');
const only = asked.filter((path) => path !== '--long');
const isWanted = (file) => only.length === 0 || only.some((path) => file.startsWith(path.replace(/^\.\//, '')));
const files = (...patterns) =>
  patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((file) => file.endsWith('.long.test.ts') === isLong && isWanted(file))
    .sort();

const total = { passed: 0, failed: 0, skipped: 0 };
const say = (line) => process.stdout.write(`${line}\n`);
const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** Runs a test runner as a process of its own; a run that reports no test at all has failed. */
const suite = async (title, list, args, env = {}) => {
  if (list.length === 0) return;
  say(`${title}: ${list.length} files…`);
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'crm-test-'));
  const counted = join(folder, 'counts.json');
  const child = spawn(process.execPath, ['--conditions=towerp-source', '--import', 'tsx', ...args, ...list], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, CRM_TEST_COUNTS: counted, TSX_TSCONFIG_PATH: join(root, 'tsconfig.base.json') },
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = JSON.parse(readFileSync(counted, 'utf8'));
  } catch {
    say(`${title}: the runner ended with ${code} before it could report.`);
  }
  rmSync(folder, { recursive: true, force: true });
  if ((code !== 0 || counts.passed === 0) && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  say(`${title}: ${line(counts)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
};

const nodeRunner = [
  '--test',
  '--test-concurrency=2',
  `--test-timeout=${isLong ? 3_600_000 : 300_000}`,
  '--test-reporter=./tools/test-reporter.mjs',
];
const browserRunner = ['node_modules/@web/test-runner/dist/bin.js', '--files'];
// One process for all journeys: they share one house, one browser and one demo company.
const journeyRunner = [...nodeRunner, '--test-isolation=none'];

const rooms = files('packages/*/src/**/*.test.ts', 'examples/*/src/**/*.test.ts', 'tools/**/*.test.ts');
const inBrowser = rooms.filter((file) => file.startsWith('packages/elements/'));
const inNode = rooms.filter((file) => !file.startsWith('packages/elements/'));
// What starts processes of its own on folders of its own is the same whatever database the others are on.
const bringsItsOwn = (file) =>
  /\/(operation|database)\//.test(file) && !/testDatabase|CRM_TEST_DATABASE_URL/.test(readFileSync(file, 'utf8'));
const withDatabase = inNode.filter((file) => /^packages\/(server|testing)\//.test(file) && !bringsItsOwn(file));
// What may differ between engines runs in each; CRM_TEST_ENGINES names those that must be here.
const inEachEngine = inBrowser.filter((file) => /\.engines\.(long\.)?test\.ts$/.test(file));
const demanded = process.env.CRM_TEST_ENGINES?.split(',') ?? [];
const unknown = demanded.filter((name) => !Object.hasOwn(engines, name));
if (unknown.length > 0)
  throw new Error(`No such engine: ${unknown.join(', ')}. There are ${Object.keys(engines).join(', ')}.`);
const wantedEngines = Object.keys(engines).filter((name) => demanded.length === 0 || demanded.includes(name));
const pages = files('tests/pages/*.test.ts');
const journeys = files('tests/journeys/*.test.ts');
// What goes wrong on the way, and what a page does with files and words, is the same whatever database is below.
const onEveryDatabase = journeys.filter((file) => !/\/(trouble|files|changes)\./.test(file));

const needsPostgres = withDatabase.length + journeys.length > 0;
const brought = process.env.DATABASE_URL || !needsPostgres ? undefined : await startPostgres();
const onPostgres = { CRM_TEST_DATABASE_URL: process.env.DATABASE_URL || brought?.url };
// Where none can be had, the tests that need it fail and say so.
const nats = withDatabase.length > 0 ? findNats() : undefined;
const withNats = nats ? { CRM_TEST_NATS_SERVER: nats } : {};
// The tests choose their database by CRM_TEST_DATABASE_URL alone.
delete process.env.DATABASE_URL;
try {
  await suite('node (PGlite)', inNode, nodeRunner, withNats);
  await suite('node (PostgreSQL)', withDatabase, nodeRunner, { ...onPostgres, ...withNats });
  const inEngine = async (name) => {
    const { title, packages, isHere } = engines[name];
    const list = name === 'chromium' ? inBrowser : inEachEngine;
    if (isHere()) await suite(`browser (${title})`, list, browserRunner, { CRM_TEST_ENGINE: name });
    else if (list.length > 0) {
      say(`browser (${title}): not run, it is not installed here (Debian: apt-get install ${packages.join(' ')}).`);
      if (demanded.includes(name)) total.failed += 1;
    }
  };
  if (wantedEngines.includes('chromium')) await inEngine('chromium');
  // Each of the others has one window at a time, and so needs one core.
  await Promise.all(wantedEngines.filter((name) => name !== 'chromium').map(inEngine));
  await suite('pages (Chromium)', pages, nodeRunner);
  await suite('journeys (PGlite)', journeys, journeyRunner);
  await suite('journeys (PostgreSQL)', onEveryDatabase, journeyRunner, onPostgres);
} finally {
  await brought?.stop();
}
if (total.passed + total.failed === 0) say('No test was run.');
say(line(total));
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
