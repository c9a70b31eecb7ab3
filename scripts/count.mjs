// count.mjs FILE: prints `passed failed skipped` of one JSON result of GoogleTest or vitest, and
// nothing where the file is absent or cut short.
import { readFileSync } from 'node:fs';

/** GoogleTest: a case that ran and holds no failure has passed. */
function googletest(result) {
  const cases = result.testsuites.flatMap((suite) => suite.testsuite);
  const skipped = cases.filter((one) => one.result !== 'COMPLETED').length;
  const failed = cases.filter((one) => one.failures?.length).length;
  return [cases.length - skipped - failed, failed, skipped];
}

/** vitest: a file that could not be loaded has no cases and counts as one failure. */
function vitest(result) {
  const unloaded = result.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return [
    result.numPassedTests,
    result.numFailedTests + unloaded,
    result.numPendingTests + result.numTodoTests,
  ];
}

try {
  const result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  console.log((result.testsuites ? googletest(result) : vitest(result)).join(' '));
} catch {
  process.exitCode = 1;
}
