import { type Issue, issue } from './issue.js';
import { addCents, type Cents, formatCents, subtractCents, sumCents, ZERO } from './money.js';
import type {
  ClaimPayment,
  ProviderAdjustment,
  QualifiedAmount,
  RemittanceHead,
} from './remittance-advice.js';

/** Whether one stated amount is what its parts make; a difference above zero means that more was stated. */
export interface Balance {
  readonly stated: Cents;
  readonly computed: Cents;
  readonly difference: Cents;
  /** An amount of it could not be read and stands as zero: what differs then is no fault of its own. */
  readonly isUnknown?: true;
}

/** The balance of a set as a whole. */
export interface SetBalance {
  /** BPR02 against the sum of CLP04 less the sum of the provider adjustments. */
  readonly set: Balance;
  /** False: the set is quarantined whole. Also false for a negative cycle and for BPR03 D. */
  readonly setBalances: boolean;
  /** Below zero: what a negative cycle comes to, where that is all that is wrong; an FB of it would mend the set. */
  readonly shortfall?: Cents;
  readonly issues: readonly Issue[];
}

/** Adds up what the claim payments of a set come to, one after the other, so that none of them has to be kept. */
export class SetBalanceSum {
  #paid = ZERO;
  #interest = ZERO;
  #isUnknown = false;

  add(
    { paymentAmount, unreadableAmounts }: Pick<ClaimPayment, 'paymentAmount' | 'unreadableAmounts'>,
    amounts: readonly QualifiedAmount[],
  ): void {
    if (unreadableAmounts?.some(isPayment)) this.#isUnknown = true;
    this.#paid = addCents(this.#paid, paymentAmount);
    // By index: most lists are empty, and looking for what an empty one has next costs more than all else here.
    for (let index = 0; index < amounts.length; index += 1) {
      const { qualifier, amount } = amounts[index]!;
      if (qualifier === 'I') this.#interest = addCents(this.#interest, amount);
    }
  }

  /** Call after the last claim payment. What fails is an issue with stated, computed and difference. */
  check(
    head: Pick<RemittanceHead, 'paymentAmount' | 'creditDebitCode'>,
    adjustments: readonly ProviderAdjustment[],
  ): SetBalance {
    const computed = subtractCents(
      this.#paid,
      sumCents(adjustments, (adjustment) => adjustment.amount),
    );
    const compared = compare(head.paymentAmount, computed);
    const set: Balance = this.#isUnknown ? { ...compared, isUnknown: true } : compared;
    const issues = [...checkSet(head.creditDebitCode, set), ...checkInterest(this.#interest, adjustments)];
    const isRight = !set.isUnknown || set.difference === ZERO;
    const setBalances = isRight && issues.every((found) => found.severity !== 'error');
    const shortfall = findShortfall(head.creditDebitCode, set);
    return { set, setBalances, ...(shortfall !== undefined && { shortfall }), issues };
  }
}

/** CLP04, by the place of what could not be read. */
function isPayment({ at }: Issue): boolean {
  return at.segment === 'CLP' && at.element === 4;
}

/** An amount that is stated beside the one that its parts make. */
export function compare(stated: Cents, computed: Cents): Balance {
  return { stated, computed, difference: subtractCents(stated, computed) };
}

function checkSet(creditDebitCode: string, set: Balance): Issue[] {
  const at = { segment: 'BPR', element: 2 };
  const found: Issue[] = [];
  if (set.difference !== ZERO && !set.isUnknown) {
    found.push(
      issue('remittance.set-out-of-balance', at, {
        stated: formatCents(set.stated),
        computed: formatCents(set.computed),
        difference: formatCents(set.difference),
      }),
    );
  }
  if (set.stated < ZERO || (set.stated === ZERO && set.computed < ZERO && !set.isUnknown)) {
    found.push(
      issue('remittance.negative-cycle', at, {
        stated: formatCents(set.stated),
        computed: formatCents(set.computed),
      }),
    );
  }
  if (creditDebitCode === 'D') {
    found.push(
      issue('remittance.debit', { segment: 'BPR', element: 3 }, { stated: formatCents(set.stated) }),
    );
  }
  return found;
}

function findShortfall(creditDebitCode: string, { stated, computed, isUnknown }: Balance): Cents | undefined {
  const isNegative = !isUnknown && computed < ZERO && (stated === ZERO || stated === computed);
  return isNegative && creditDebitCode !== 'D' ? computed : undefined;
}

/** Payers report interest per claim and pay it by PLB, but also in another remittance: a warning only. */
function checkInterest(reported: Cents, adjustments: readonly ProviderAdjustment[]): Issue[] {
  const paid = subtractCents(
    ZERO,
    sumCents(
      adjustments.filter((adjustment) => adjustment.reasonCode === 'L6'),
      (adjustment) => adjustment.amount,
    ),
  );
  if (reported === paid) return [];
  const context = { reported: formatCents(reported), paid: formatCents(paid) };
  return [issue('remittance.interest-differs', { segment: 'PLB' }, context, 'warning')];
}
