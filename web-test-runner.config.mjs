import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { engines } from './tools/engines.mjs';
import { testBackend } from './tools/test-backend.mjs';

const countTests = ({ suites, tests }) =>
  suites.reduce(
    (sum, suite) => {
      const inner = countTests(suite);
      return {
        passed: sum.passed + inner.passed,
        failed: sum.failed + inner.failed,
        skipped: sum.skipped + inner.skipped,
      };
    },
    {
      passed: tests.filter((test) => test.passed && !test.skipped).length,
      failed: tests.filter((test) => !test.passed && !test.skipped).length,
      skipped: tests.filter((test) => test.skipped).length,
    },
  );

/** Leaves the counts where CRM_TEST_COUNTS says; a file that could not run counts as one failure. */
const countReporter = () => ({
  stop({ sessions }) {
    if (!process.env.CRM_TEST_COUNTS) return;
    const total = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const counts = session.testResults ? countTests(session.testResults) : { passed: 0, failed: 1, skipped: 0 };
      if (!session.passed && counts.failed === 0) counts.failed = 1;
      for (const key of Object.keys(total)) total[key] += counts[key];
    }
    writeFileSync(process.env.CRM_TEST_COUNTS, JSON.stringify(total));
  },
});

const engine = process.env.CRM_TEST_ENGINE ?? 'chromium';
// One window has the focus: what is typed in another engine's second window would reach nobody.
const concurrency = engine === 'chromium' ? 2 : 1;

export default {
  rootDir: '.',
  files: ['packages/elements/src/**/*.test.ts'],
  concurrency,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  nodeResolve: { exportConditions: ['towerp-source', 'browser', 'development'] },
  middleware: [await testBackend()],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)),
    }),
  ],
  browsers: [await engines[engine].launch()],
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
  // nanostores reads process.env.NODE_ENV in browsers too.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="bg">
      <head><meta charset="utf-8" /><title>Tests</title>
        <script>window.process = { env: { NODE_ENV: 'development' } };</script></head>
      <body><script type="module" src="${framework}"></script></body>
    </html>`,
  testFramework: { config: { timeout: '8000' } },
};
