import { issue } from '../../schemas/issue.js';
import { type Cents, formatCents, ZERO } from '../../schemas/money.js';
import { IssueList } from '../x12/issue-list.js';
import type { Segment } from '../x12/segment.js';
import { addExactly, subtractExactly } from './exact-sums.js';
import type { ScopeLoop } from './scope-loop.js';
import type { ScopeCheck } from './scope-tree.js';

/** Claims below a level, and what they charge: STC03 WQ accepted, U rejected. */
interface Tally {
  readonly counts: Record<string, number>;
  readonly amounts: Record<string, Cents>;
  /** A claim, or its amount, could not be read. */
  isUnsure: boolean;
}

/** The loop of the totals within the loop of a level, and what its totals are told by. */
const LEVELS: Readonly<Record<string, { totals: string; counts: Totals; amounts: Totals }>> = {
  '2000B': { totals: '2200B', counts: { '90': 'WQ', AA: 'U' }, amounts: { YU: 'WQ', YY: 'U' } },
  '2000C': { totals: '2200C', counts: { QA: 'WQ', QC: 'U' }, amounts: { YU: 'WQ', YY: 'U' } },
};

type Totals = Readonly<Record<string, 'WQ' | 'U'>>;

/**
 * The totals of a 277CA (005010X214): the claims that a receiver or a provider is told of are as many, and charge as much, as its QTY
 * and AMT say. A level without claims below is rejected or accepted whole, and its totals cannot be proved.
 */
export class AcknowledgementBalance implements ScopeCheck {
  readonly issues: IssueList;
  readonly reads = ['2200D/STC', '2200B/QTY', '2200B/AMT', '2200C/QTY', '2200C/AMT'];
  readonly #tallies = new WeakMap<ScopeLoop, Tally>();

  constructor(issueLimit: number) {
    this.issues = new IssueList(issueLimit);
  }

  left(loop: ScopeLoop): void {
    if (loop.id === '2200D') this.#addClaim(loop);
    if (loop.isIncomplete) this.#markUnsure(loop);
    const level = LEVELS[loop.id];
    const tally = this.#tallies.get(loop);
    const totals = level && loop.child(level.totals);
    if (!level || !totals || !tally || tally.isUnsure || loop.isIncomplete) return;
    for (const total of totals.all('QTY')) this.#checkCount(totals, total, level.counts, tally);
    for (const total of totals.all('AMT')) this.#checkAmount(totals, total, level.amounts, tally);
  }

  /** A claim that is not told, or told twice, is in no sum. */
  #markUnsure(loop: ScopeLoop): void {
    for (const level of [loop.above('2000B'), loop.above('2000C')]) {
      const tally = level && this.#tallies.get(level);
      if (tally) tally.isUnsure = true;
    }
  }

  #addClaim(loop: ScopeLoop): void {
    const status = loop.segment('STC');
    const verdict = status?.element(3) ?? '';
    const amount = status?.amount(4);
    for (const level of [loop.above('2000B'), loop.above('2000C')]) {
      if (!level) continue;
      const tally = this.#tallies.get(level) ?? { counts: {}, amounts: {}, isUnsure: false };
      this.#tallies.set(level, tally);
      tally.counts[verdict] = (tally.counts[verdict] ?? 0) + 1;
      const sum = addExactly(tally.amounts[verdict] ?? ZERO, amount);
      if (sum === undefined) tally.isUnsure = true;
      else tally.amounts[verdict] = sum;
    }
  }

  #checkCount(totals: ScopeLoop, total: Segment, meanings: Totals, tally: Tally): void {
    const qualifier = total.element(1);
    const text = total.element(2);
    const verdict = meanings[qualifier];
    if (verdict === undefined || !/^\d{1,9}$/.test(text)) return;
    const computed = tally.counts[verdict] ?? 0;
    if (Number(text) === computed) return;
    const context = { qualifier, stated: Number(text), computed };
    const found = issue('guide.acknowledged-count-differs', totals.placeOf(total, 2), context);
    this.issues.push({ ...found, syntaxErrorCode: 'I12' });
  }

  #checkAmount(totals: ScopeLoop, total: Segment, meanings: Totals, tally: Tally): void {
    const qualifier = total.element(1);
    const verdict = meanings[qualifier];
    const stated = total.amount(2);
    if (verdict === undefined || stated === undefined) return;
    const computed = tally.amounts[verdict] ?? ZERO;
    const difference = subtractExactly(stated, computed);
    if (difference === undefined || difference === ZERO) return;
    const context = {
      qualifier,
      stated: formatCents(stated),
      computed: formatCents(computed),
      difference: formatCents(difference),
    };
    const found = issue('guide.acknowledged-amount-differs', totals.placeOf(total, 2), context);
    this.issues.push({ ...found, syntaxErrorCode: 'I12' });
  }
}
