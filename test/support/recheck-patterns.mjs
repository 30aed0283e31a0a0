// Judges the regular expressions that come as JSON on standard input, `[[pattern, flags], ...]`, and prints what is wrong
// with each, null where nothing is. A process of its own: within jest the same work takes five times as long.
import { text } from 'node:stream/consumers';
import { checkSync } from 'recheck';

// recheck's own JavaScript, so that neither Java nor a program of another platform is needed.
process.env.RECHECK_SYNC_BACKEND = 'pure';

// No limit of time, which a busy machine would reach sooner than a quiet one: recheck counts its steps as well.
const SAME_EVERYWHERE = { randomSeed: 1, timeout: null, attackTimeout: null, incubationTimeout: null };

// A text of up to so many characters is weighed by its automaton, which proves; otherwise only attacks are tried, which
// takes many times as long.
const PROVED = { maxRepeatCount: 600 };

function judge([pattern, flags]) {
  const found = checkSync(pattern, flags, { ...SAME_EVERYWHERE, ...PROVED });
  if (found.status === 'safe') return null;
  return found.status === 'vulnerable'
    ? `${found.complexity.summary}: ${found.attack.pattern}`
    : 'is unknown';
}

process.stdout.write(JSON.stringify(JSON.parse(await text(process.stdin)).map(judge)));
