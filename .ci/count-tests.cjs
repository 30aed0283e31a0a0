// Prints the totals of jest runs as the last line and exits by them.
// Arguments: the exit status of the runs, and the JSON files that they should have written.
const { existsSync, readFileSync } = require('node:fs');

const [status, ...files] = process.argv.slice(2);
const runs = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => runs.reduce((total, run) => total + count(run), 0);
const passed = sum((run) => run.numPassedTests);
// A file that cannot be loaded holds tests that nobody counted.
let failed = sum((run) => run.numFailedTests + run.numRuntimeErrorTestSuites);
// Something else went wrong: the install, the types, the lint, a run that never came, a leak after the last test.
const isWhole = status === '0' && runs.length === files.length && passed > 0;
if (failed === 0 && !isWhole) failed = 1;

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
