import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { formatCents } from '../../schemas/money.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { checkRemittanceBalance } from '../../schemas/remittance-balance.js';

/** What a set says and whether it may be posted at all. */
export interface CheckedRemittance {
  readonly advice?: RemittanceAdvice;
  readonly issues: readonly Issue[];
  /** The set is quarantined whole: its envelope, its payment, its total or its payee is wrong. */
  readonly isQuarantined: boolean;
}

/** Loops in which an unreadable amount spoils only its claim payment. */
const CLAIM_LOOPS = ['2100', '2110'];

export function checkRemittance(
  set: TransactionSet,
  practice: PracticeSettings | undefined,
): CheckedRemittance {
  const { advice, issues } = readRemittanceAdvice(set);
  const errors = issues.filter((found) => found.severity === 'error');
  const spoiling = errors.filter((found) => !CLAIM_LOOPS.includes(found.at.loop ?? ''));
  const envelope = set.issues.filter((found) => found.severity === 'error');
  if (!advice) return { issues: [...envelope, ...issues], isQuarantined: true };
  const balance = checkRemittanceBalance(advice);
  const payee = checkPayee(advice, practice);
  const unproven = findUnprovenErrors(errors, advice, balance.failingOrdinals);
  return {
    advice,
    issues: [...envelope, ...issues, ...balance.issues, ...payee],
    isQuarantined:
      !balance.setBalances ||
      envelope.length + spoiling.length + unproven.length > 0 ||
      payee.some((found) => found.severity === 'error'),
  };
}

/** An amount that cannot be read, in a claim payment that balances all the same: its figures cannot be trusted. */
function findUnprovenErrors(
  errors: readonly Issue[],
  advice: RemittanceAdvice,
  failing: readonly number[],
): Issue[] {
  return errors.filter((found) => {
    const offset = found.at.byteOffset ?? -1;
    const holder = advice.claimPayments.find(
      ({ place }) => offset >= place.byteOffset && offset < place.byteOffset + place.byteLength,
    );
    return holder !== undefined && !failing.includes(holder.ordinal);
  });
}

/** Ours by tax number or by NPI; without settings nothing can be compared. */
function checkPayee(advice: RemittanceAdvice, practice: PracticeSettings | undefined): Issue[] {
  if (!practice) return [];
  const { billingProvider, practitioners, facilities } = practice;
  const providers = [
    billingProvider,
    ...practitioners.map((each) => each.provider),
    ...facilities.flatMap((each) => each.provider ?? []),
  ];
  const ours = providers.flatMap((provider) => [provider.npi, provider.taxId]);
  const { payee } = advice;
  const named = [payee.identifier, ...payee.references.map((reference) => reference.value)];
  if (named.some((identifier) => identifier !== undefined && ours.includes(identifier))) return [];
  return [
    issue('remittance.payee-not-ours', { loop: '1000B', segment: 'N1', element: 4, line: advice.place.line }),
  ];
}

/** Payer, payee, trace number, amount and date: two sets that share them are one payment, or a mistake. */
export function identityKeyOf(advice: RemittanceAdvice): string {
  return [
    advice.payerIdentifier,
    advice.payee.identifier ?? '',
    advice.traceNumber,
    formatCents(advice.paymentAmount),
    advice.paymentDate,
  ].join('|');
}
