// A reporter of node:test: prints what failed and why, and leaves the counts where CRM_TEST_COUNTS says.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';

const describe = ({ name, file, details }) => {
  const reasons = [];
  // A property's own failure, or the socket's of a fetch, is only told by what caused it.
  for (let error = details.error?.cause ?? details.error; error && reasons.length < 4; error = error.cause)
    reasons.push(String(error.stack ?? error));
  const reason = reasons.join('\nCaused by: ').replaceAll('\n', '\n    ');
  return `  ✗ ${name}\n    ${relative(process.cwd(), file ?? '')}\n    ${reason}\n`;
};

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.details.type !== 'suite') {
      if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
      else counts.passed += 1;
    }
    const isOnlyItsChildren = data.details?.error?.failureType === 'subtestsFailed';
    if (type === 'test:fail' && !isOnlyItsChildren) {
      counts.failed += 1;
      yield describe(data);
    }
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
  if (process.env.CRM_TEST_COUNTS) writeFileSync(process.env.CRM_TEST_COUNTS, JSON.stringify(counts));
}
