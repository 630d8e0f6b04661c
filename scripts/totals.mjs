/** Counts of passed, failed and skipped tests, from a report of the test runner. */

/**
 * A file that could not even be loaded counts as one failure, and so does a run that ended badly for any other reason.
 * @param {string | null} report the JSON report; null where none was written
 * @param {number} code what the runner ended with
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function totalsOf(report, code) {
  if (report === null) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests = 0, testResults } = JSON.parse(report);
  const unloaded = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed')).length;
  const failed = numFailedTests + unloaded;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

/** @param {readonly { passed: number, failed: number, skipped: number }[]} parts */
export function total(parts) {
  const sum = (key) => parts.reduce((before, part) => before + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
