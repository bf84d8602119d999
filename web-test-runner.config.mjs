import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { testBackend } from './tools/test-backend.mjs';
import { findChrome } from './tools/find-chrome.mjs';

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

export default {
  rootDir: '.',
  files: ['packages/elements/src/**/*.test.ts'],
  concurrency: 2,
  nodeResolve: { exportConditions: ['towerp-source', 'browser', 'development'] },
  middleware: [await testBackend()],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)),
    }),
  ],
  browsers: [chromeLauncher({ launchOptions: await findChrome() })],
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
