import { v7 } from 'uuid';
import type { ServiceLine } from '../../schemas/claim.js';
import { cents, sumCents } from '../../schemas/money.js';
import { done } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import type { ClaimPaymentRecord, UnitOfWork } from '../../src/app/ports.js';
import { planUnmatchedPayment } from '../../src/domain/remittance/planning/plan-unmatched-payment.js';
import {
  chargeJournal,
  DAY,
  sampleClaim,
  sampleEncounter,
  sampleFile,
  sampleRemittance,
} from './sample-records.js';

/** Ids of a remittance of which one payment waits for an earlier payer and another one for a claim. */
export interface LaidDecisions {
  readonly remittanceId: string;
  readonly heldId: string;
  readonly unmatchedId: string;
}

const NUMBER = 'DECISION1';

/** Below what one person may undo, also twice. */
const CHARGE = cents(4_000);

/** A claim with two payers, and a remittance of the second one that has paid it and a claim nobody knows. */
export async function layDecisions(unitOfWork: UnitOfWork, actor: Actor): Promise<LaidDecisions> {
  const encounter = sampleEncounter();
  const patientAccountId = v7();
  const sample = sampleClaim(encounter.encounterId, patientAccountId, NUMBER);
  const line: Partial<ServiceLine> = { lineNumber: 1, lineControlNumber: 'L1', chargeAmount: CHARGE };
  const procedure = { qualifier: 'HC', code: '99213', modifiers: [] };
  const lines = [{ ...line, procedure, serviceDate: DAY } as unknown as ServiceLine];
  const payers = [1, 2].map((sequence) => ({
    ...{ sequence, payerId: `D${sequence}`, isMedicaid: false, isCapitated: false },
  }));
  const claim = {
    ...sample,
    payers,
    state: 'submitted',
    claim: { ...sample.claim, chargeAmount: CHARGE, lines },
  } as const;
  const file = sampleFile(Buffer.from('the bytes of a remittance about DECISION1'));
  const { remittance, payments } = sampleRemittance(file.fileId, [claim, claim]);
  const rows = payments.map(
    ({ claimId: _claim, payerSequence: _payer, ...row }, index): ClaimPaymentRecord => {
      const patientControlNumber = index === 0 ? NUMBER : 'NOBODYS9';
      const payment = { ...row.payment, patientControlNumber, claimStatusCode: '2' };
      const unmatched = { ...row, state: 'exception', payment } as const;
      if (index > 0) return unmatched;
      // It has found its claim after it came.
      const place = { claimId: claim.claimId, payerSequence: 2, placement: 1, isReleased: true };
      return { ...unmatched, ...place, state: 'held' };
    },
  );
  const paymentAmount = sumCents(rows, ({ payment }) => payment.paymentAmount);
  await unitOfWork.run(actor, { action: 'practice.configure' }, async (records) => {
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Doe', firstName: 'Jane' };
    await records.patientAccounts.findOrInsert([{ patientAccountId, sourceKey: 'decisions|1', person }]);
    await records.claims.insert([claim]);
    await records.files.insert(
      { ...file, state: 'read' },
      Buffer.from('the bytes of a remittance about DECISION1'),
    );
    await records.remittances.insert({ ...remittance, paymentAmount });
    await records.claimPayments.insert(rows);
    const plans = rows.map((row) => planUnmatchedPayment({ ...row, placement: 0 }, DAY));
    await records.ledger.append([chargeJournal(claim), ...plans.flatMap(({ journals }) => journals)]);
    const items = plans.flatMap(({ workItems }) => workItems);
    const { claimId } = claim;
    await records.workItems.open([{ ...items[0]!, kind: 'held-claim-payment', claimId }, items[1]!]);
    return done(null);
  });
  const [held, unmatched] = rows as [ClaimPaymentRecord, ClaimPaymentRecord];
  return {
    remittanceId: remittance.remittanceId,
    heldId: held.claimPaymentId,
    unmatchedId: unmatched.claimPaymentId,
  };
}

const reason = 'The voucher names another account';

interface DecisionRequest {
  readonly id: string;
  readonly path: string;
  readonly body: object;
}

/** A request for each route by which a person decides; each can be done, in this order. */
export function decisionRequests({ remittanceId, heldId, unmatchedId }: LaidDecisions) {
  const ofPayment = (id: string, name: string, body: object): readonly [string, DecisionRequest] => [
    `POST /api/v1/claim-payments/{claimPaymentId}/${name}`,
    { id, path: `claim-payments/${id}/${name}`, body: { ...body, reason } },
  ];
  const ofRemittance = (name: string): readonly [string, DecisionRequest] => [
    `POST /api/v1/remittances/{remittanceId}/${name}`,
    { id: remittanceId, path: `remittances/${remittanceId}/${name}`, body: { reason } },
  ];
  return new Map([
    ofPayment(unmatchedId, 'match', { patientControlNumber: NUMBER }),
    ofPayment(unmatchedId, 'unmatch', {}),
    ofPayment(heldId, 'release', { payerSequence: 1 }),
    ofPayment(heldId, 'hold', { payerSequence: 1 }),
    ofRemittance('undo'),
    ofRemittance('redo'),
  ]);
}

/** What the first payer of the claim said on paper. */
export const PAPER = {
  ...{ patientControlNumber: NUMBER, payerSequence: 1, payerIdentifier: '1512345678', traceNumber: '4711' },
  ...{ paymentDate: '2026-03-01', paymentAmount: '30.00' },
  adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: '10.00' }],
};
