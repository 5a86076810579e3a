"use strict";

const { relative } = require("node:path");

const slowestShown = 40;

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
    const slowest = results.testResults
      .map(({ testFilePath, perfStats }) => ({ testFilePath, seconds: perfStats.runtime / 1000 }))
      .sort((left, right) => right.seconds - left.seconds)
      .slice(0, slowestShown)
      .map(
        ({ testFilePath, seconds }) =>
          `${seconds.toFixed(0).padStart(5)} s  ${relative(process.cwd(), testFilePath)}`,
      );
    if (process.env.CI) {
      process.stderr.write(`\nThe longest:\n${slowest.join("\n")}\n`);
    }
    const failed = numFailedTests + results.numRuntimeErrorTestSuites;
    process.stderr.write(`\n${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }

  getLastError() {
    return this.error;
  }
};
