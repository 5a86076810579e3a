"use strict";

/**
 * Closes a run with one plain line, and fails it in CI when a test was skipped or none was run: a
 * skipped end-to-end test proves nothing.
 */
module.exports = class NoSkips {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = results;
    const skipped = numPendingTests + numTodoTests;
    if (process.env.CI && skipped > 0) {
      this.error = new Error(`${skipped} tests were skipped; in CI every test has to run.`);
    }
    if (numPassedTests + numFailedTests === 0) {
      this.error = new Error("No test was run.");
    }
    const failed = numFailedTests + results.numRuntimeErrorTestSuites;
    process.stderr.write(`\n${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }

  getLastError() {
    return this.error;
  }
};
