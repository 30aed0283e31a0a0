import type {
  BalanceEquation,
  CertifiedTerm,
  RemittanceControls,
} from '../../../schemas/balance-certificate.js';
import type { Cents } from '../../../schemas/money.js';
import { findPaymentEquations } from '../../domain/remittance/certificates/balance-equations.js';
import { checkCertifiedPayment } from '../../domain/remittance/certificates/certified-payment.js';
import {
  checkLedgerProves,
  checkTransactionProves,
  findPostedCash,
} from '../../domain/remittance/certificates/check-certificate-sums.js';
import type { CertifiedPart } from '../reading/find-certified-part.js';
import type { OrdinalPayment, ProvenCertificate } from '../reading/read-certificates.js';
import type { CertificateRecord } from '../records/certificate-records.js';
import { nameTerm } from '../remittances/check-certificate.js';
import { present, viewAmount } from './common.js';

/** A certificate as it leaves: amounts with their places, no name and no number of a patient. */
export function viewCertificate({ certificate, controls, part, check, failing }: ProvenCertificate) {
  const cash = part ? certificate.computed : findPostedCash(certificate);
  const now = controls && cash !== undefined ? viewControls(controls, cash) : undefined;
  const then =
    certificate.controls && cash !== undefined ? viewControls(certificate.controls, cash) : undefined;
  return present({
    fileId: certificate.fileId,
    setOrdinal: certificate.setOrdinal,
    setControlNumber: certificate.setControlNumber,
    setHash: certificate.setHash,
    remittanceId: certificate.remittanceId ?? part?.remittanceId,
    traceNumber: certificate.traceNumber,
    result: certificate.result,
    reasons: certificate.reasons,
    certificateHash: certificate.certificateHash,
    recordedAt: certificate.recordedAt,
    transaction: viewTransaction(certificate),
    part: part && viewPart(part),
    controls: now,
    controlsAtPosting: then,
    failingCount: certificate.failingCount,
    failing: failing.map(viewCertifiedPayment),
    check: present({ termCount: check.termCount, fault: check.fault }),
  });
}

function viewTransaction(certificate: CertificateRecord) {
  const { payment, providerAdjustments } = certificate;
  return present({
    proves: checkTransactionProves(certificate),
    stated: payment && viewTerm({ segment: 'BPR', element: 2, byteOffset: payment[0], amount: payment[1] }),
    claimPaymentCount: certificate.claimPaymentCount,
    paidAmount: viewAmount(certificate.paidAmount),
    providerAdjustments: providerAdjustments.map(([byteOffset, amount]) =>
      viewTerm({ segment: 'PLB', byteOffset, amount }),
    ),
    computed: viewAmount(certificate.computed),
    difference: viewAmount(certificate.difference),
  });
}

/** The equation over all parts of the payment, in the order of their hashes. */
function viewPart({ number, wholeAmount, terms, unexplained, proves }: CertifiedPart) {
  return present({
    number,
    paymentAmount: viewAmount(wholeAmount),
    terms: terms.map(({ fileId, setOrdinal, payment, amount }) =>
      present({ fileId, setOrdinal, byteOffset: payment?.[0], amount: viewAmount(amount) }),
    ),
    unexplained: viewAmount(unexplained),
    proves,
  });
}

function viewControls(controls: RemittanceControls, postedCash: Cents) {
  return {
    ledgerProves: checkLedgerProves(postedCash, controls),
    claimCashAmount: viewAmount(controls.claimCashAmount),
    adjustmentCashAmount: viewAmount(controls.adjustmentCashAmount),
    deposit: controls.deposit,
    depositAmount: viewAmount(controls.depositAmount),
  };
}

export function viewCertifiedPayment({ ordinal, payment }: OrdinalPayment) {
  return {
    ordinal,
    proves: checkCertifiedPayment(payment),
    isReadable: payment[3] === 1,
    equations: findPaymentEquations(payment, ordinal).map(viewEquation),
  };
}

function viewEquation({ level, line, stated, added, subtracted, computed, difference }: BalanceEquation) {
  return present({
    level,
    line,
    stated: viewTerm(stated),
    added: added.map(viewTerm),
    subtracted: subtracted.map(viewTerm),
    computed: viewAmount(computed),
    difference: viewAmount(difference),
  });
}

function viewTerm(term: CertifiedTerm) {
  return { name: nameTerm(term), byteOffset: term.byteOffset, amount: viewAmount(term.amount) };
}
