import { buildInterchange } from '../../../edi/build-interchange.js';
import { buildRemittanceAdvice } from '../../../edi/remittance-835/build-remittance-advice.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { formatX12Date } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import type { PayerSequence } from '../../../schemas/ledger.js';
import { type Cents, formatCents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Adjustment, ClaimPayment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { readPayerKey, readTraceKey } from '../../domain/deposits/trace-key.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Actor } from '../actor.js';
import { type NamedPayer, nameClaimPayers } from '../claim-payers.js';
import { type AppContext, sha256 } from '../context.js';
import type { ClaimRecord, Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { type ReceivedFile, receiveFile } from './receive-file.js';

/** What an explanation of payment on paper states of one claim. */
export interface PaperRemittance {
  readonly patientControlNumber: string;
  readonly payerSequence: PayerSequence;
  /** TRN03 as the payer's remittances have it: 1 and its tax number. */
  readonly payerIdentifier: string;
  /** Number of the cheque or of the transfer. */
  readonly traceNumber: string;
  readonly paymentDate: CalendarDate;
  readonly paymentAmount: Cents;
  readonly adjustments: readonly Pick<Adjustment, 'groupCode' | 'reasonCode' | 'amount'>[];
  readonly payerControlNumber?: string;
  /** A released part of the payment of which the paper explains another: then what is paid is a share of that payment. */
  readonly partOf?: string;
}

const NOWHERE = { byteOffset: 0, byteLength: 0, line: 0 };

const KIND = { functionalCode: 'HP', identifier: '835', version: '005010X221A1' };

/**
 * What a payer said on paper, as the remittance it would have been: an 835 is written from it and received like any
 * other. So its money is announced, finds its deposit, lets later payers go on, and can be undone; the same paper again
 * is a duplicate. A part of a payment states the whole payment, as every part does: it waits in quarantine to be released.
 */
export async function recordPaperRemittance(
  context: AppContext,
  actor: Actor,
  paper: PaperRemittance,
): Promise<Outcome<ReceivedFile>> {
  const act = { action: 'remittance.record', objectType: 'remittance' } as const;
  const written = await context.unitOfWork.run<Uint8Array>(actor, act, async (records) => {
    const practice = await findPracticeSettings(records);
    const number = readControlNumber(paper.patientControlNumber);
    const [claim, ...others] = await records.claims.findForRemittance([number], []);
    if (!claim || others.length > 0) return refused('invalid', [issue('decision.no-claim')]);
    if (!practice) return refused('invalid', [issue('intake.no-practice')]);
    const payer = nameClaimPayers(claim).find(({ sequence }) => sequence === paper.payerSequence);
    if (!payer) {
      const { payerSequence } = paper;
      return refused('invalid', [issue('decision.no-such-payer', {}, { payerSequence })]);
    }
    const left = subtractCents(
      claim.claim.chargeAmount,
      sumCents(paper.adjustments, ({ amount }) => amount),
    );
    if (left !== paper.paymentAmount) {
      const amounts = { payment: formatCents(paper.paymentAmount), computed: formatCents(left) };
      return refused('invalid', [issue('decision.paper-out-of-balance', {}, amounts)]);
    }
    const advice = buildAdvice(paper, claim, payer, practice);
    const stated = await stateWhole(records, paper, advice);
    return 'refused' in stated ? stated : writePaper(stated.done, practice);
  });
  if ('refused' in written) return written;
  return receiveFile(context, actor, {
    name: `paper-${formatX12Date(paper.paymentDate)}`,
    bytes: written.done,
  });
}

/** As the other parts say it, so that it is of the same payment. */
async function stateWhole(
  records: Records,
  { partOf }: PaperRemittance,
  advice: RemittanceAdvice,
): Promise<Outcome<RemittanceAdvice>> {
  if (partOf === undefined) return done(advice);
  const part = (await records.remittances.find(partOf))?.advice;
  if (part?.wholePaymentAmount === undefined) return refused('invalid', [issue('approval.whole-payment')]);
  const { traceNumber, payerIdentifier, paymentDate, paymentMethodCode, payee } = part;
  const isSame =
    readTraceKey(traceNumber) === readTraceKey(advice.traceNumber) &&
    readPayerKey(payerIdentifier) === readPayerKey(advice.payerIdentifier) &&
    paymentDate === advice.paymentDate;
  if (!isSame) return refused('invalid', [issue('decision.paper-of-other-payment')]);
  const paymentAmount = part.wholePaymentAmount;
  return done({
    ...{ ...advice, traceNumber, payerIdentifier, paymentMethodCode, paymentAmount },
    payee,
  });
}

function buildAdvice(
  paper: PaperRemittance,
  { claim }: ClaimRecord,
  payer: NamedPayer,
  { billingProvider }: PracticeSettings,
): RemittanceAdvice {
  const { paymentAmount, paymentDate, traceNumber, payerIdentifier } = paper;
  const { npi, taxId } = billingProvider;
  return {
    ...{ transactionSetControlNumber: '0001', handlingCode: 'I', creditDebitCode: 'C' },
    ...{ paymentAmount, paymentDate, traceNumber, payerIdentifier },
    paymentMethodCode: paymentAmount === ZERO ? 'NON' : 'CHK',
    payer: {
      ...{ name: payer.name, identifierQualifier: 'XV', identifier: payer.payerId },
      ...{ references: [], contacts: [] },
    },
    payee: {
      name: billingProvider.lastName,
      ...(npi === undefined ? { identifierQualifier: 'FI' } : { identifierQualifier: 'XX' }),
      identifier: npi ?? taxId ?? '',
      references: taxId === undefined ? [] : [{ qualifier: 'TJ', value: taxId }],
      contacts: [],
    },
    ...{ references: [], headers: [{ number: '1' }], providerAdjustments: [], otherSegments: [] },
    claimPayments: [buildPayment(paper, claim)],
    place: NOWHERE,
  };
}

function buildPayment(paper: PaperRemittance, claim: ClaimRecord['claim']): ClaimPayment {
  const { lastName, firstName } = claim.patient;
  const share = sumCents(
    paper.adjustments.filter(({ groupCode }) => groupCode === 'PR'),
    ({ amount }) => amount,
  );
  return {
    ...{ ordinal: 1, headerNumber: '1', patientControlNumber: claim.patientControlNumber },
    claimStatusCode: String(Math.min(paper.payerSequence, 3)),
    ...{ chargeAmount: claim.chargeAmount, paymentAmount: paper.paymentAmount },
    ...(share !== ZERO && { patientResponsibilityAmount: share }),
    ...(paper.payerControlNumber !== undefined && { payerControlNumber: paper.payerControlNumber }),
    adjustments: paper.adjustments.map((adjustment) => ({ ...adjustment, place: NOWHERE })),
    names: [{ entityCode: 'QC', entityType: '1', lastName, ...(firstName !== undefined && { firstName }) }],
    ...{ references: [], dates: [], contacts: [], amounts: [], quantities: [], services: [] },
    ...{ otherSegments: [], place: NOWHERE },
  };
}

/** From the payer to us, on the day of its payment: the same paper gives the same bytes. */
function writePaper(advice: RemittanceAdvice, { tradingPartner }: PracticeSettings): Outcome<Uint8Array> {
  const date = formatX12Date(advice.paymentDate);
  const number = numberOf(advice);
  const envelope = {
    sender: { id: advice.payerIdentifier },
    recipient: { id: tradingPartner?.senderId ?? 'PRACTICE' },
    ...{ date, time: '0000', interchangeControlNumber: number, groupControlNumber: number },
    usage: tradingPartner?.usageIndicator ?? 'P',
    acknowledgementRequested: false,
  } as const;
  const written = writeX12([buildInterchange(envelope, KIND, [buildRemittanceAdvice(advice)])]);
  return 'refused' in written ? written : done(written.done);
}

/** ISA13 by what the paper says: another paper of the payer bears another, and none of them begins with 0. */
function numberOf({ payerIdentifier, traceNumber, paymentDate, claimPayments }: RemittanceAdvice): string {
  const claims = claimPayments.map(({ patientControlNumber }) => patientControlNumber);
  const hash = sha256([payerIdentifier, traceNumber, paymentDate, ...claims].join('|'));
  return String(100_000_000 + (Number.parseInt(hash.slice(0, 12), 16) % 900_000_000));
}
