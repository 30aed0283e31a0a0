// A reporter of jest. It writes each thing as it happens, a line of JSON, into the file that RESULTS names, so that a
// run that is ended before its end is counted up to there (count-tests.cjs).
const { appendFileSync } = require('node:fs');
const { relative } = require('node:path');

const nameOf = ({ path, context }) => relative(context.config.rootDir, path);

module.exports = class WriteResults {
  onRunStart({ numTotalTestSuites }) {
    this.#write({ files: numTotalTestSuites });
  }

  onTestFileStart(test) {
    this.#write({ began: nameOf(test) });
  }

  onTestFileResult(test, result) {
    const failures = result.testResults.filter(({ status }) => status === 'failed');
    this.#write({
      ended: nameOf(test),
      seconds: Math.round((result.perfStats.end - result.perfStats.start) / 100) / 10,
      passed: result.numPassingTests,
      failed: failures.map(({ fullName }) => fullName),
      // A file that cannot be loaded holds tests that nobody counted.
      ...(result.testExecError && { broken: true }),
    });
  }

  onRunComplete() {
    this.#write({ complete: true });
  }

  #write(line) {
    appendFileSync(process.env.RESULTS, `${JSON.stringify(line)}\n`);
  }
};
