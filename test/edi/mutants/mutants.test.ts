import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { issue } from '../../../schemas/issue.js';
import { collectGarbage } from '../../support/collect-garbage.js';
import { runsWithin } from '../../support/runs-within.js';
import { BASE_FILES } from './base-files.js';
import { findStreamFaults } from './find-stream-faults.js';
import { type Judge, judgeFile } from './judge-file.js';
import { MUTATORS, type Mutator } from './mutators.js';
import { CANARY, findFaults } from './oracle.js';
import { SeededRandom } from './random.js';

/** The seed of a changed file that fails is told, and makes it again. */
const FIRST_SEED = Number(process.env['MUTANT_SEED'] ?? 1);
/** One of so many is held against its guides in pieces and answered as well. */
const STREAMED = Number(process.env['MUTANTS_STREAMED'] ?? 5);
const MEGABYTE = 1024 ** 2;

const NAMES = Object.keys(MUTATORS);

interface Mutant {
  readonly seed: number;
  readonly names: readonly string[];
  readonly bytes: Buffer;
}

/** One to three changes to one file. */
function makeMutant(seed: number): Mutant {
  const random = new SeededRandom(seed);
  let text = random.pick(BASE_FILES);
  const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(NAMES));
  for (const name of names) {
    if (text.length > 0) text = (MUTATORS[name] as Mutator)(text, random);
  }
  return { seed, names, bytes: Buffer.from(text, 'latin1') };
}

interface Judged {
  readonly faults: string[];
  readonly made: number;
  readonly accepted: number;
  readonly refused: number;
}

function run(runs: Iterable<number>, judge: Judge, isStreamed = false): Judged {
  const faults: string[] = [];
  let [made, accepted, refused] = [0, 0, 0];
  for (const index of runs) {
    const seed = FIRST_SEED + index;
    made += 1;
    const { names, bytes } = makeMutant(seed);
    const found = findFaults(bytes, (given) => {
      const judgement = judge(given);
      accepted += judgement.accepted.length;
      refused += judgement.refused.length;
      return judgement;
    });
    if (isStreamed && seed % STREAMED === 0) found.push(...findStreamFaults(bytes, new SeededRandom(seed)));
    faults.push(...found.map((fault) => `seed ${seed} (${names.join(', ')}): ${fault}`));
    if (faults.length >= 10) break;
  }
  return { faults, made, accepted, refused };
}

describe('changed files', () => {
  it('are taken rightly or refused with a reason and a place, and tell nothing of what stands in them', () => {
    // What is compiled and cached once is there before the memory is measured.
    run(Array(2000).keys(), judgeFile, true);
    collectGarbage();
    const before = process.memoryUsage().rss;
    const runs = runsWithin('changed files', { full: 100_000, least: 10_000, weight: 6 });
    const { faults, made, accepted, refused } = run(runs, judgeFile, true);
    expect(faults).toEqual([]);
    expect(accepted).toBeGreaterThan(made / 20);
    expect(refused).toBeGreaterThan(made / 4);
    collectGarbage();
    expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(64);
  }, 1_800_000);

  it('are the same for the same seed, and each change happens', () => {
    expect(makeMutant(77).bytes).toEqual(makeMutant(77).bytes);
    const idle = NAMES.filter((name) =>
      BASE_FILES.every((text) => (MUTATORS[name] as Mutator)(text, new SeededRandom(5)) === text),
    );
    expect(idle).toEqual([]);
  });
});

describe('the judge of changed files', () => {
  const takesAll: Judge = (bytes) => {
    const { refused, accepted } = judgeFile(bytes);
    if (refused.length === 0) return { refused, accepted };
    const sets = parseX12(bytes).interchanges.flatMap((interchange) =>
      interchange.groups.flatMap((group) => group.sets.map((set) => ({ interchange, set }))),
    );
    return { accepted: sets, refused: [] };
  };

  it.each<[string, Judge, RegExp]>([
    [
      'one that takes everything',
      takesAll,
      /wrong count|two control numbers|sum is another|without its trailer/,
    ],
    ['one that refuses without a reason', (bytes) => strip(judgeFile(bytes)), /without a reason/],
    ['one that gives no place', (bytes) => displace(judgeFile(bytes)), /gives no place/],
    ['one that tells a value', (bytes) => quote(judgeFile(bytes), bytes), /tells what stands in the file/],
    ['one that throws at a byte', (bytes) => refuseBytes(bytes), /throws RangeError/],
  ])('finds %s', (_, judge, fault) => {
    const { faults } = run(Array(3000).keys(), judge);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((each) => fault.test(each))).toBe(true);
  });

  it('finds a writer that forgets what stands after the last segment', () => {
    const bytes = Buffer.from(`${BASE_FILES[0]}\n`, 'latin1');
    expect(findFaults(bytes, judgeFile)).toEqual([]);
    expect(findFaults(bytes, judgeFile, (given) => given.subarray(0, -1))).toEqual([
      'is not written again as it was',
    ]);
  });
});

type Judgement = ReturnType<Judge>;

function strip({ accepted, refused }: Judgement): Judgement {
  return { accepted, refused: refused.map((each) => ({ ...each, reasons: [] })) };
}

function displace({ accepted, refused }: Judgement): Judgement {
  const move = (reasons: Judgement['refused'][number]['reasons']) =>
    reasons.map((each) => ({ ...each, at: {} }));
  return { accepted, refused: refused.map((each) => ({ ...each, reasons: move(each.reasons) })) };
}

function quote({ accepted, refused }: Judgement, bytes: Uint8Array): Judgement {
  const found = new RegExp(`${CANARY}\\w*`).exec(Buffer.from(bytes).toString('latin1'))?.[0];
  if (found === undefined) return { accepted, refused };
  const told = issue('edi.bad-code', { segment: 'NM1', element: 3 }, { element: 'NM103', wanted: found });
  return { accepted, refused: refused.map((each) => ({ ...each, reasons: [told] })) };
}

function refuseBytes(bytes: Uint8Array): Judgement {
  if (bytes.some((byte) => byte > 0xf0)) throw new RangeError('a byte that nobody thought of');
  return judgeFile(bytes);
}
