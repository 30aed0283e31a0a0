import type { OrdinalPayment, ProvenCertificate } from '../../../app/reading/read-certificates.js';
import { viewCertificate, viewCertifiedPayment } from '../../../app/views/certificates.js';
import { separateThousands } from '../../parts/formats.js';

type View = ReturnType<typeof viewCertificate>;
type Term = NonNullable<View['transaction']['stated']>;

/** One equation: what its terms make, with the byte offset of each behind an @, and what is stated. */
export interface EquationRow {
  readonly name: string;
  readonly terms: string;
  readonly stated: string;
  readonly difference: string;
  readonly verdict: string;
}

export interface CertificateSection {
  /** Transaction, ledger and deposit. */
  readonly equations: readonly EquationRow[];
  /** Those of the claim payments on the page. */
  readonly payments: readonly EquationRow[];
  readonly check: string;
  readonly hash: string;
}

export function presentCertificate(
  proven: ProvenCertificate,
  payments: readonly OrdinalPayment[],
): CertificateSection {
  const view = viewCertificate(proven);
  const { fault, termCount } = view.check;
  return {
    equations: [transactionRow(view.transaction), ...partRows(view), ...controlRows(view)],
    payments: payments.flatMap(paymentRows),
    check:
      fault === undefined
        ? `All ${separateThousands(termCount)} terms stand in the file as the certificate says.`
        : `The file does not say what the certificate says: ${fault}.`,
    hash: view.certificateHash,
  };
}

function transactionRow(transaction: View['transaction']): EquationRow {
  const { stated, paidAmount, providerAdjustments, computed, difference, proves, claimPaymentCount } =
    transaction;
  const paid = `CLP04 of ${separateThousands(claimPaymentCount)} claim payments ${separateThousands(paidAmount)}`;
  return {
    name: 'Transaction',
    terms: `${[paid, ...providerAdjustments.map(renderTerm)].join(' − ')} = ${separateThousands(computed)}`,
    stated: stated ? renderTerm(stated) : 'BPR02 cannot be read',
    difference: separateThousands(difference),
    verdict: verdictOf(proves),
  };
}

/** The equation over all parts of the payment. */
function partRows({ part, fileId }: View): EquationRow[] {
  if (!part) return [];
  const { number, paymentAmount, terms, unexplained, proves } = part;
  const parts = terms.map((term) => {
    const file = term.fileId === fileId ? '' : ` of file ${term.fileId.slice(0, 8)}`;
    return `set ${term.setOrdinal}${file} ${separateThousands(term.amount)}`;
  });
  const name =
    number === undefined
      ? 'Payment, of which this part is undone'
      : `Payment, part ${number} of ${terms.length}`;
  return [
    {
      ...{ name, terms: [...parts, `unexplained ${separateThousands(unexplained)}`].join(' + ') },
      ...{ stated: `BPR02 ${separateThousands(paymentAmount)}`, difference: '', verdict: verdictOf(proves) },
    },
  ];
}

function controlRows({ controls, transaction }: View): EquationRow[] {
  if (!controls) return [];
  const { claimCashAmount, adjustmentCashAmount, ledgerProves, deposit, depositAmount } = controls;
  const stated = transaction.stated ? renderTerm(transaction.stated) : '';
  const terms = `cash by claim payments ${separateThousands(claimCashAmount)}, by provider adjustments ${separateThousands(adjustmentCashAmount)}`;
  const words = {
    'none-expected': 'none is expected',
    waiting: 'waits',
    matched: 'proves',
    differs: 'differs',
  };
  return [
    { name: 'Ledger', terms, stated, difference: '', verdict: verdictOf(ledgerProves) },
    {
      name: 'Deposit',
      terms: `deposits ${separateThousands(depositAmount)}`,
      ...{ stated, difference: '', verdict: words[deposit] },
    },
  ];
}

function paymentRows(payment: OrdinalPayment): EquationRow[] {
  const { ordinal, equations } = viewCertifiedPayment(payment);
  return equations.map(({ level, line, stated, added, subtracted, computed, difference }) => ({
    name: `${ordinal}: ${line === undefined ? level : `${level} ${line}`}`,
    terms: `${[added.map(renderTerm).join(' + '), ...subtracted.map(renderTerm)].join(' − ')} = ${separateThousands(computed)}`,
    stated: renderTerm(stated),
    difference: separateThousands(difference),
    verdict: verdictOf(difference === '0.00'),
  }));
}

/** `CLP04 1,120.00 @611`. */
function renderTerm({ name, amount, byteOffset }: Term): string {
  return `${name} ${separateThousands(amount)} @${byteOffset}`;
}

function verdictOf(proves: boolean): string {
  return proves ? 'proves' : 'does not prove';
}
