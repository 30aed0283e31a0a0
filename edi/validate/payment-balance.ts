import { type Issue, type IssueCode, issue, type Place } from '../../schemas/issue.js';
import { type Cents, formatCents, ZERO } from '../../schemas/money.js';
import { IssueList } from '../x12/issue-list.js';
import type { Segment } from '../x12/segment.js';
import { addTwo, adjustedBy, subtractExactly, sumOf } from './exact-sums.js';
import { LoopSums } from './loop-sums.js';
import type { ScopeLoop } from './scope-loop.js';
import type { ScopeCheck } from './scope-tree.js';

/** The elements of a PLB that hold an amount. */
const PROVIDER_AMOUNTS = [4, 6, 8, 10, 12, 14];
/** CAS01 of what the patient owes. */
const PATIENT = 'PR';
const NO_SUMS = new LoopSums();

type Terms = Readonly<Record<string, Cents>>;
type Code = Extract<IssueCode, `remittance.${string}`>;

/**
 * The three balances of an 835 (005010X221A1 1.10.2) while it is walked, in the codes of `checkRemittanceBalance`, which does the same
 * for a remittance advice that was read. What cannot be read as an amount is told by type 1 and ends the balance it is part of.
 */
export class PaymentBalance implements ScopeCheck {
  readonly issues: IssueList;
  readonly reads = [];
  readonly sums = ['ST/BPR', 'ST/PLB', '2100/CLP', '2100/CAS', '2110/SVC', '2110/CAS'];
  /** The sum of CLP04; undefined once one of them is not known. */
  #paid: Cents | undefined = ZERO;

  constructor(issueLimit: number) {
    this.issues = new IssueList(issueLimit);
  }

  placed(loop: ScopeLoop, segment: Segment, position: number): void {
    loop.sums ??= new LoopSums();
    const { sums } = loop;
    const { id } = segment;
    if (id === 'CAS') sums.adjust(adjustedBy(segment), segment.element(1) === PATIENT);
    else if (id === 'PLB') sums.adjust(sumOf(segment, PROVIDER_AMOUNTS), false);
    else if (!sums.isStated) {
      sums.noteStated(segment, position);
      if (id === 'CLP') {
        sums.charge = segment.amount(3);
        sums.paid = segment.amount(4);
        sums.ofPatient = segment.amount(5);
      } else if (id === 'SVC') {
        sums.charge = segment.amount(2);
        sums.isChargeEmpty = segment.isEmpty(2);
        sums.paid = segment.amount(3);
      } else sums.paid = segment.amount(2);
    }
  }

  left(loop: ScopeLoop): void {
    if (loop.id === '2100') this.#checkClaim(loop, loop.sums ?? NO_SUMS);
    if (loop.parent === undefined) this.#checkSet(loop, loop.sums ?? NO_SUMS);
  }

  #checkClaim(loop: ScopeLoop, claim: LoopSums): void {
    const { charge, paid, ofPatient } = claim;
    this.#paid = addTwo(this.#paid, paid);
    if (paid === undefined || charge === undefined || loop.isIncomplete) return;
    const lines = loop.children('2110');
    let { adjusted, adjustedOfPatient } = claim;
    for (const { sums = NO_SUMS } of lines) {
      adjusted = addTwo(adjusted, sums.adjusted);
      adjustedOfPatient = addTwo(adjustedOfPatient, sums.adjustedOfPatient);
    }
    const expected = subtractExactly(charge, adjusted);
    if (differs(paid, expected)) {
      const terms = { charge, payment: paid };
      this.#compare('remittance.claim-out-of-balance', claim.placeIn('2100', 4), paid, expected, terms);
    }
    for (const { sums = NO_SUMS } of lines) this.#checkLine(sums);
    this.#checkLineCharges(claim, charge, lines);
    // CLP05 is no part of a balance, and absent on reversals: a warning.
    if (charge >= ZERO && differs(ofPatient, adjustedOfPatient)) {
      const code = 'remittance.patient-responsibility-differs';
      const terms = { stated: ofPatient! };
      this.#compare(code, claim.placeIn('2100', 5), ofPatient!, adjustedOfPatient, terms, 'warning');
    }
  }

  #checkLine(line: LoopSums): void {
    const { charge, paid, adjusted } = line;
    const expected = subtractExactly(charge, adjusted);
    if (charge === undefined || paid === undefined || !differs(paid, expected)) return;
    const terms = { charge, payment: paid };
    this.#compare('remittance.line-out-of-balance', line.placeIn('2110', 3), paid, expected, terms);
  }

  #checkLineCharges(claim: LoopSums, stated: Cents, lines: readonly ScopeLoop[]): void {
    let computed: Cents | undefined = ZERO;
    for (const { sums = NO_SUMS } of lines) {
      if (!sums.isChargeEmpty) computed = addTwo(computed, sums.charge);
    }
    if (lines.length === 0 || !differs(stated, computed)) return;
    const at = claim.placeIn('2100', 3);
    this.#compare('remittance.lines-not-claim-charge', at, stated, computed, { stated });
  }

  #checkSet(root: ScopeLoop, payment: LoopSums): void {
    const { paid: stated, adjusted } = payment;
    const computed = subtractExactly(this.#paid, adjusted);
    if (stated === undefined || computed === undefined) return;
    const at = payment.placeIn(root.id, 2);
    if (stated < ZERO || (stated === ZERO && computed < ZERO)) {
      this.#note('remittance.negative-cycle', at, { stated, computed });
    }
    if (root.isIncomplete) return;
    this.#compare('remittance.set-out-of-balance', at, stated, computed, { stated });
  }

  #compare(
    code: Code,
    at: Place,
    stated: Cents,
    computed: Cents | undefined,
    terms: Terms,
    severity: Issue['severity'] = 'error',
  ): void {
    const difference = subtractExactly(stated, computed);
    if (computed === undefined || difference === undefined || difference === ZERO) return;
    this.#note(code, at, { ...terms, computed, difference }, severity);
  }

  #note(code: Code, at: Place, terms: Terms, severity: Issue['severity'] = 'error'): void {
    const context = Object.fromEntries(
      Object.entries(terms).map(([name, amount]) => [name, formatCents(amount)]),
    );
    this.issues.push({ ...issue(code, at, context, severity), syntaxErrorCode: 'I12' });
  }
}

/** Nearly every balance is right, and its place then is not asked for. */
function differs(stated: Cents | undefined, computed: Cents | undefined): boolean {
  return stated !== undefined && computed !== undefined && stated !== computed;
}
