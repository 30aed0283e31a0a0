// Tells what failed and what took longest, then the totals of jest runs as the last line, and exits by them.
// Arguments: the exit status of the runs, and the files in which write-results.cjs wrote what came of each.
const { existsSync, readFileSync } = require('node:fs');

const [status, ...files] = process.argv.slice(2);
const print = (text) => process.stdout.write(`${text}\n`);

/** @param {string} file */
function readRun(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  // The last line may be cut off with the run.
  const entries = lines.slice(0, -1).map((line) => JSON.parse(line));
  const ended = entries.filter((entry) => 'ended' in entry);
  const names = new Set(ended.map((entry) => entry.ended));
  return {
    ended,
    harnesses: entries.filter((entry) => 'harness' in entry),
    files: entries.find((entry) => 'files' in entry)?.files ?? 0,
    unfinished: entries.flatMap(({ began }) => (began !== undefined && !names.has(began) ? [began] : [])),
    isComplete: entries.some((entry) => entry.complete),
  };
}

const runs = files.map(readRun);
const allEnded = runs.flatMap(({ ended }) => ended);
const sum = (countOf) => allEnded.reduce((total, each) => total + countOf(each), 0);

for (const { ended: file, failed, broken } of allEnded) {
  if (broken) print(`Could not run: ${file}`);
  for (const name of failed) print(`Failed: ${file}: ${name}`);
}
for (const [at, { ended, files: count, unfinished, isComplete }] of runs.entries()) {
  if (count === 0) print(`No tests were begun: ${files[at]}`);
  else if (!isComplete)
    print(`Cut off after ${ended.length} of ${count} files, while these ran: ${unfinished}`);
}
for (const { harness, runs: made, full } of runs.flatMap(({ harnesses }) => harnesses)) {
  print(`${harness}: ${made} of ${full}`);
}
const slowest = [...allEnded].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
if (slowest.length > 0) {
  print(`${Math.round(sum(({ seconds }) => seconds))} s of ${allEnded.length} files; the longest:`);
  for (const { ended: file, seconds } of slowest) print(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
}

const passed = sum((each) => each.passed);
let failed = sum((each) => each.failed.length + (each.broken ? 1 : 0));
// Something else went wrong: the install, the types, the lint, a run that never came, a leak after the last test.
const isWhole = status === '0' && runs.every(({ isComplete }) => isComplete) && passed > 0;
if (failed === 0 && !isWhole) failed = 1;

print(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
