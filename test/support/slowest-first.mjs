import Sequencer from '@jest/test-sequencer';

/** What takes longest, as `.ci/run` tells it; a file that is begun last would keep one processor while others idle. */
const SLOWEST = [
  'cli/journey.test.ts',
  'simulation/planted-defects.test.ts',
  'http/attacks/idempotency.test.ts',
  'edi/mutants/mutants.test.ts',
  'store/kill.test.ts',
  'exchange/fhir/samples.test.ts',
  'serving/serve.test.ts',
  'simulation/order-and-races.test.ts',
  'http/attacks/redos.test.ts',
  'http/attacks/slow-clients.test.ts',
  'http/attacks/control-characters.test.ts',
  'http/attacks/addresses.test.ts',
  'http/attacks/log-in.test.ts',
  'http/attacks/bodies.test.ts',
  'cli/access-commands.test.ts',
  'app/inbound-attacks/contents.test.ts',
  'app/inbound-attacks/envelopes.test.ts',
  'properties/acknowledgement-order.test.ts',
  'properties/received-order.test.ts',
  'properties/permuted-histories.test.ts',
  'bench/run-benchmarks.test.ts',
];

/** Lived for as long as all of CI has time left, which is known at its end. */
const LAST = ['simulation/years-1.test.ts', 'simulation/years-2.test.ts'];

/** jest's own order goes by the times of the last run, and in a fresh checkout by the size of the files. */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ path }) {
  const isNamed = (name) => path.endsWith(`/test/${name}`);
  if (LAST.some(isNamed)) return SLOWEST.length + 1;
  const rank = SLOWEST.findIndex(isNamed);
  return rank < 0 ? SLOWEST.length : rank;
}
