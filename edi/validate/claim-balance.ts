import { type IssueCode, issue } from '../../schemas/issue.js';
import { type Cents, formatCents, ZERO } from '../../schemas/money.js';
import { IssueList } from '../x12/issue-list.js';
import type { Segment } from '../x12/segment.js';
import { addExactly, subtractExactly, sumAdjusted, sumAmounts } from './exact-sums.js';
import type { ScopeLoop } from './scope-loop.js';
import type { ScopeCheck } from './scope-tree.js';

/** The element of a service line that holds its charge. */
const CHARGES: Readonly<Record<string, number>> = { SV1: 2, SV2: 3, SV3: 2 };

/** An amount that the file states, by the loop, segment and element in which it stands. */
type Stated = readonly [ScopeLoop, Segment, number];

interface ChargedLine {
  readonly loop: ScopeLoop;
  readonly segment: Segment;
  readonly element: number;
  readonly charge: Cents;
}

/** What another payer did with a claim. */
interface OtherPayer {
  /** The order of its loop 2320, from 1. */
  readonly ordinal: number;
  /** 2330B NM109, which SVD01 repeats. */
  readonly id: string;
  readonly loop: ScopeLoop;
  readonly adjusted: Cents;
}

/**
 * The balances of an 837 (005010X222A1, X223A2 and X224A2, 1.4.4): the lines make the claim; for each other payer, what it paid and
 * adjusted of a line makes the charge of the line, and what it paid of the lines less its adjustments of the claim makes what it
 * paid of the claim. Without line adjudications, what it paid and adjusted makes the charge of the claim.
 */
export class ClaimBalance implements ScopeCheck {
  readonly issues: IssueList;
  readonly reads = [
    ...['2300/CLM', '2400/SV1', '2400/SV2', '2400/SV3', '2320/CAS', '2320/AMT*D', '2330B/NM1'],
    ...['2430/SVD', '2430/CAS'],
  ];

  constructor(issueLimit: number) {
    this.issues = new IssueList(issueLimit);
  }

  left(loop: ScopeLoop): void {
    if (loop.id !== '2300' || loop.isIncomplete) return;
    const claim = loop.segment('CLM');
    const charge = claim?.amount(2);
    const lines = findLines(loop);
    if (!claim || charge === undefined || !lines) return;
    this.#checkLines(loop, claim, charge, lines);
    for (const payer of findOtherPayers(loop)) this.#checkPayer(loop, claim, charge, lines, payer);
  }

  #checkLines(loop: ScopeLoop, claim: Segment, stated: Cents, lines: readonly ChargedLine[]): void {
    if (lines.length === 0) return;
    const computed = addExactly(...lines.map((line) => line.charge));
    this.#compare('guide.claim-lines-differ', [loop, claim, 2], stated, computed);
  }

  #checkPayer(
    loop: ScopeLoop,
    claim: Segment,
    charge: Cents,
    lines: readonly ChargedLine[],
    payer: OtherPayer,
  ): void {
    let ofLines: Cents | undefined = ZERO;
    let hasLines = false;
    for (const line of lines) {
      const adjudications = line.loop
        .children('2430')
        .filter((each) => payer.id !== '' && each.segment('SVD')?.element(1) === payer.id);
      if (adjudications.length === 0) continue;
      const paid = sumAmounts(findAll(adjudications, 'SVD'), [2]);
      const adjusted = sumAdjusted(findAll(adjudications, 'CAS'));
      if (paid === undefined || adjusted === undefined) return;
      hasLines = true;
      ofLines = addExactly(ofLines, paid);
      const at = [line.loop, line.segment, line.element] as const;
      const terms = { payer: payer.ordinal, paid, adjusted };
      this.#compare('guide.adjudicated-line-differs', at, line.charge, addExactly(paid, adjusted), terms);
    }
    const stated = payer.loop.segment('AMT', 'D');
    const paid = stated?.amount(2);
    if (!stated || paid === undefined) return;
    const { ordinal, adjusted } = payer;
    if (hasLines) {
      if (ofLines === undefined) return;
      const terms = { payer: ordinal, paid: ofLines, adjusted };
      const at = [payer.loop, stated, 2] as const;
      this.#compare('guide.payer-paid-differs', at, paid, subtractExactly(ofLines, adjusted), terms);
    } else if (payer.loop.segment('CAS')) {
      const terms = { payer: ordinal, paid, adjusted };
      this.#compare('guide.payer-claim-differs', [loop, claim, 2], charge, addExactly(paid, adjusted), terms);
    }
  }

  #compare(
    code: IssueCode,
    [loop, segment, element]: Stated,
    stated: Cents,
    computed: Cents | undefined,
    { payer, ...amounts }: { payer?: number; paid?: Cents; adjusted?: Cents } = {},
  ): void {
    const difference = subtractExactly(stated, computed);
    if (computed === undefined || difference === undefined || difference === ZERO) return;
    const at = loop.placeOf(segment, element);
    const terms = { stated, computed, difference, ...amounts };
    const texts = Object.entries(terms).map(([name, amount]) => [name, formatCents(amount)]);
    const context = { ...Object.fromEntries(texts), ...(payer === undefined ? {} : { payer }) };
    this.issues.push({ ...issue(code, at, context), syntaxErrorCode: 'I12' });
  }
}

/** The lines of a claim; undefined when the charge of one of them cannot be read. */
function findLines(claim: ScopeLoop): ChargedLine[] | undefined {
  const lines = claim.children('2400').map((loop) => {
    const segment = loop.segments.find(({ id }) => CHARGES[id] !== undefined);
    const element = segment ? CHARGES[segment.id]! : 0;
    return { loop, segment, element, charge: segment?.amount(element) };
  });
  const isWhole = lines.every(({ segment, charge }) => segment && charge !== undefined);
  return isWhole ? (lines as ChargedLine[]) : undefined;
}

/** Payers that another one has the same identifier as are left out: nobody can tell whose a line adjudication is. */
function findOtherPayers(claim: ScopeLoop): OtherPayer[] {
  const payers = claim.children('2320').map((loop, index) => ({
    ordinal: index + 1,
    id: loop.child('2330B')?.segment('NM1')?.element(9) ?? '',
    loop,
    adjusted: sumAdjusted(loop.all('CAS')),
  }));
  return payers.filter(
    (payer): payer is OtherPayer =>
      payer.adjusted !== undefined && payers.every((other) => other === payer || other.id !== payer.id),
  );
}

function findAll(loops: readonly ScopeLoop[], id: string): Segment[] {
  return loops.flatMap((loop) => loop.all(id));
}
