import { ZERO } from '../../../schemas/money.js';
import { FIGURE_KINDS, type Figure, type FigureKind, type Snapshot } from './snapshot.js';

export interface ComparedBooks {
  /** Figures looked at, by kind; those that only one side has among them. */
  readonly counts: Readonly<Record<FigureKind, number>>;
  readonly differenceCount: number;
  /** The first ones, kind by kind. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly kind: FigureKind;
  /** Absent where it does not stand, or was not made again. */
  readonly stands?: Figure;
  readonly rebuilt?: Figure;
}

/** As many as are told of one kind; all are counted. */
const TOLD = 100;

/** What acknowledgements leave to do depends on whether they come before or after the payment. */
const ANSWERS = ['rejected-claim', 'contradicting-acknowledgement', 'undecided-claim'];

/**
 * Sets what stands beside what was made again, figure by figure, in memory that does not grow with them. What is
 * nothing on one side may be absent on the other.
 *
 * @param isShuffled work items that depend on the order in which acknowledgements come are left out, and so is the claim
 * on which an undone claim payment had lain: that is told by what was known until then, and it moves nothing
 */
export async function compareBooks(
  standing: Snapshot,
  rebuilt: Snapshot,
  isShuffled: boolean,
): Promise<ComparedBooks> {
  const counts: Record<string, number> = {};
  const differences: Difference[] = [];
  let differenceCount = 0;
  for (const kind of Object.keys(FIGURE_KINDS) as FigureKind[]) {
    counts[kind] = 0;
    let told = 0;
    for await (const pair of pairFigures(standing.figures(kind), rebuilt.figures(kind))) {
      const key = (pair.stands ?? pair.rebuilt)!.key;
      if (isShuffled && kind === 'work-item' && ANSWERS.some((each) => key.startsWith(each))) continue;
      counts[kind] += 1;
      if (isSame(pair.stands, pair.rebuilt)) continue;
      if (isShuffled && kind === 'claim-payment' && areUndone(pair)) continue;
      differenceCount += 1;
      told += 1;
      if (told <= TOLD) differences.push({ kind, ...pair });
    }
  }
  return { counts: counts as Record<FigureKind, number>, differenceCount, differences };
}

type Pair = Omit<Difference, 'kind'>;

/** Both come in the order of their keys, by their bytes. */
async function* pairFigures(
  standing: AsyncIterable<Figure>,
  rebuilt: AsyncIterable<Figure>,
): AsyncGenerator<Pair, void, undefined> {
  const [ones, others] = [standing[Symbol.asyncIterator](), rebuilt[Symbol.asyncIterator]()];
  let [one, other] = [await ones.next(), await others.next()];
  while (!one.done || !other.done) {
    const order = one.done ? 1 : other.done ? -1 : compareBytes(one.value.key, other.value.key);
    yield {
      ...(order <= 0 && { stands: one.value as Figure }),
      ...(order >= 0 && { rebuilt: other.value as Figure }),
    };
    if (order <= 0) one = await ones.next();
    if (order >= 0) other = await others.next();
  }
}

function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function isSame(one: Figure | undefined, other: Figure | undefined): boolean {
  if (!one || !other) return isNothing((one ?? other)!);
  return one.state === other.state && one.amounts.every((amount, index) => amount === other.amounts[index]);
}

function areUndone({ stands, rebuilt }: Pair): boolean {
  const isUndone = (figure: Figure | undefined) => figure?.state.split(',')[0] === 'undone';
  return isUndone(stands) && isUndone(rebuilt) && stands?.amounts[0] === rebuilt?.amounts[0];
}

/** An account that was moved and is empty again. */
function isNothing({ state, amounts }: Figure): boolean {
  return state === '' && amounts.every((amount) => amount === ZERO);
}
