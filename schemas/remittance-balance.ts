import type { IssueCode } from './issue.js';
import { type Issue, issue } from './issue.js';
import { addCents, type Cents, formatCents, subtractCents, sumCents, ZERO } from './money.js';
import type { Adjustment, ClaimPayment, RemittanceAdvice, ServicePayment } from './remittance-advice.js';

/** Whether one stated amount is what its parts make; a difference above zero means that more was stated. */
export interface Balance {
  readonly stated: Cents;
  readonly computed: Cents;
  readonly difference: Cents;
}

/** The three balances of one claim payment, with those that fail as issues. */
export interface ClaimPaymentBalance {
  readonly ordinal: number;
  /** CLP04 against CLP03 less every CAS of claim and lines. */
  readonly claim: Balance;
  /** SVC03 against SVC02 less the CAS of the line, by ordinal of the service payment. */
  readonly lines: readonly (Balance & { readonly ordinal: number })[];
  /** True when nothing of it is out of balance; warnings do not count. */
  readonly balances: boolean;
  readonly issues: readonly Issue[];
}

/** The balances of a set at its three levels (005010X221A1 1.10.2). */
export interface RemittanceBalance {
  /** BPR02 against the sum of CLP04 less the sum of the provider adjustments. */
  readonly set: Balance;
  /** False: the set is quarantined whole. Also false for a negative cycle and for BPR03 D. */
  readonly setBalances: boolean;
  readonly claimPayments: readonly ClaimPaymentBalance[];
  /** Ordinals of the claim payments that do not prove; each is an exception with its cash unapplied. */
  readonly failingOrdinals: readonly number[];
  /** Issues of the set and of all its claim payments. */
  readonly issues: readonly Issue[];
}

/** Checks all three levels to the cent. Never throws; what fails is an issue with stated, computed and difference. */
export function checkRemittanceBalance(advice: RemittanceAdvice): RemittanceBalance {
  const claimPayments = advice.claimPayments.map(checkClaimPaymentBalance);
  const set = compare(
    advice.paymentAmount,
    subtractCents(
      sumCents(advice.claimPayments, (payment) => payment.paymentAmount),
      sumCents(advice.providerAdjustments, (adjustment) => adjustment.amount),
    ),
  );
  const setIssues = checkSet(advice, set);
  return {
    set,
    setBalances: setIssues.every((found) => found.severity !== 'error'),
    claimPayments,
    failingOrdinals: claimPayments.filter((each) => !each.balances).map((each) => each.ordinal),
    issues: [...setIssues, ...claimPayments.flatMap((each) => each.issues)],
  };
}

/** Checks one CLP and its SVCs. */
export function checkClaimPaymentBalance(payment: ClaimPayment): ClaimPaymentBalance {
  const claim = compare(
    payment.paymentAmount,
    subtractCents(payment.chargeAmount, sumAdjustments(findAllAdjustments(payment))),
  );
  const lines = payment.services.map((service) => ({
    ordinal: service.ordinal,
    ...compare(
      service.paymentAmount,
      subtractCents(service.chargeAmount, sumAdjustments(service.adjustments)),
    ),
  }));
  const issues = [
    ...claimIssues(payment, claim),
    ...lines.flatMap((line, index) => lineIssues(payment, payment.services[index]!, line)),
    ...checkLineCharges(payment),
    ...checkPatientResponsibility(payment),
  ];
  const balances = issues.every((found) => found.severity !== 'error');
  return { ordinal: payment.ordinal, claim, lines, balances, issues };
}

/** The CAS of the claim and of all its lines, in the order sent. */
export function findAllAdjustments(payment: ClaimPayment): readonly Adjustment[] {
  return [...payment.adjustments, ...payment.services.flatMap((service) => service.adjustments)];
}

export function sumAdjustments(adjustments: readonly Adjustment[]): Cents {
  return sumCents(adjustments, (adjustment) => adjustment.amount);
}

function compare(stated: Cents, computed: Cents): Balance {
  return { stated, computed, difference: subtractCents(stated, computed) };
}

function checkSet(advice: RemittanceAdvice, set: Balance): Issue[] {
  const at = { segment: 'BPR', element: 2 };
  const found: Issue[] = [];
  if (set.difference !== ZERO) {
    found.push(
      issue('remittance.set-out-of-balance', at, {
        stated: formatCents(set.stated),
        computed: formatCents(set.computed),
        difference: formatCents(set.difference),
      }),
    );
  }
  if (set.stated < ZERO || (set.stated === ZERO && set.computed < ZERO)) {
    found.push(
      issue('remittance.negative-cycle', at, {
        stated: formatCents(set.stated),
        computed: formatCents(set.computed),
      }),
    );
  }
  if (advice.creditDebitCode === 'D') {
    found.push(
      issue('remittance.debit', { segment: 'BPR', element: 3 }, { stated: formatCents(set.stated) }),
    );
  }
  return [...found, ...checkInterest(advice)];
}

/** Payers report interest per claim and pay it by PLB, but also in another remittance: a warning only. */
function checkInterest(advice: RemittanceAdvice): Issue[] {
  const reported = sumCents(advice.claimPayments, (payment) =>
    sumCents(
      payment.amounts.filter((amount) => amount.qualifier === 'I'),
      (amount) => amount.amount,
    ),
  );
  const paid = subtractCents(
    ZERO,
    sumCents(
      advice.providerAdjustments.filter((adjustment) => adjustment.reasonCode === 'L6'),
      (adjustment) => adjustment.amount,
    ),
  );
  if (reported === paid) return [];
  const context = { reported: formatCents(reported), paid: formatCents(paid) };
  return [issue('remittance.interest-differs', { segment: 'PLB' }, context, 'warning')];
}

function claimIssues(payment: ClaimPayment, claim: Balance): Issue[] {
  if (claim.difference === ZERO) return [];
  return [
    outOfBalance(
      'remittance.claim-out-of-balance',
      { loop: '2100', segment: 'CLP', element: 4, line: payment.place.line },
      payment,
      claim,
    ),
  ];
}

function lineIssues(payment: ClaimPayment, service: ServicePayment, line: Balance): Issue[] {
  if (line.difference === ZERO) return [];
  const at = { loop: '2110', segment: 'SVC', element: 3, line: service.place.line };
  const found = outOfBalance('remittance.line-out-of-balance', at, service, line);
  return [{ ...found, context: { ...found.context, claimPayment: payment.ordinal, line: service.ordinal } }];
}

function outOfBalance(
  code: IssueCode,
  at: Issue['at'],
  of: { readonly chargeAmount: Cents; readonly paymentAmount: Cents },
  balance: Balance,
): Issue {
  return issue(code, at, {
    charge: formatCents(of.chargeAmount),
    payment: formatCents(of.paymentAmount),
    computed: formatCents(balance.computed),
    difference: formatCents(balance.difference),
  });
}

/** Where lines are present they carry the whole charge, and their payments less the CAS of the claim are CLP04. */
function checkLineCharges(payment: ClaimPayment): Issue[] {
  if (payment.services.length === 0) return [];
  const charges = sumCents(payment.services, (service) => service.chargeAmount);
  if (charges === payment.chargeAmount) return [];
  return [
    issue(
      'remittance.lines-not-claim-charge',
      { loop: '2100', segment: 'CLP', element: 3, line: payment.place.line },
      {
        stated: formatCents(payment.chargeAmount),
        computed: formatCents(charges),
        difference: formatCents(subtractCents(payment.chargeAmount, charges)),
      },
    ),
  ];
}

/** CLP05 is not part of any balance; it is absent on reversals. */
function checkPatientResponsibility(payment: ClaimPayment): Issue[] {
  const stated = payment.patientResponsibilityAmount;
  if (stated === undefined || payment.chargeAmount < ZERO) return [];
  const computed = sumAdjustments(
    findAllAdjustments(payment).filter((adjustment) => adjustment.groupCode === 'PR'),
  );
  if (stated === computed) return [];
  return [
    issue(
      'remittance.patient-responsibility-differs',
      { loop: '2100', segment: 'CLP', element: 5, line: payment.place.line },
      {
        stated: formatCents(stated),
        computed: formatCents(computed),
        difference: formatCents(addCents(stated, subtractCents(ZERO, computed))),
      },
      'warning',
    ),
  ];
}
