// Prints the totals of a jest run as the last line and exits by them.
// Arguments: jest's JSON file, and the exit status of the run that should have written it.
const { existsSync, readFileSync } = require('node:fs');

const [file, status] = process.argv.slice(2);
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
const passed = results?.numPassedTests ?? 0;
// A file that cannot be loaded holds tests that nobody counted.
let failed = results ? results.numFailedTests + results.numRuntimeErrorTestSuites : 0;
// Something else went wrong: the install, the types, the lint, a leak after the last test.
if (failed === 0 && (status !== '0' || passed === 0)) failed = 1;

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
