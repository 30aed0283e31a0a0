import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { postRefundPayment } from '../patient-payments/pay-patient-refund.js';
import {
  claimIdsOf,
  type PatientMoneySetting,
  postPatientApplication,
  postPatientPayment,
  postPatientReturn,
} from '../patient-payments/post-patient-money.js';
import type { Recorded, RefundPaymentRecord } from '../records/patient-payment-records.js';
import type { ManualEntry } from './manual-entry.js';
import { actingAs } from './replay-target.js';
import type { Snapshot } from './snapshot.js';

type Write = (setting: PatientMoneySetting) => Promise<void>;

/**
 * What patients have paid, what was applied of it and what the bank has returned, as the facts that they are: what was
 * owed when each was judged may have come in another order.
 */
export async function readPatientPaymentEntries(snapshot: Snapshot): Promise<readonly ManualEntry[]> {
  return (await snapshot.inputs.patientPayments()).flatMap((payment) => {
    const { receiptNumber, allocations, applications, returned } = payment;
    const key = `patient-payment:${receiptNumber}`;
    const paidFor = allocations.map(({ claimId }) => claimId);
    return [
      entryOf(key, payment, paidFor, (setting) => postPatientPayment(setting, payment)),
      ...applications.map((application) =>
        entryOf(`${key}/${application.ordinal}`, application, [application.claimId], (setting) =>
          postPatientApplication(setting, payment, application),
        ),
      ),
      ...(returned
        ? [
            entryOf(`${key} returned`, returned, claimIdsOf(payment), (setting) =>
              postPatientReturn(setting, payment, returned),
            ),
          ]
        : []),
    ];
  });
}

/** Refunds that were paid out, behind the approvals that they name. */
export async function readRefundEntries(snapshot: Snapshot): Promise<readonly ManualEntry[]> {
  return (await snapshot.inputs.refundPayments()).map(refundOf);
}

function refundOf(payment: RefundPaymentRecord): ManualEntry {
  const { approvalId, recordedAt, recordedBy } = payment;
  return {
    ...{ name: `refund-payment:${approvalId}`, recordedAt },
    replay: (target) => {
      const { context, actor } = actingAs(target, recordedBy);
      const act = { action: 'patient-refund.pay' } as const;
      return context.unitOfWork.run<null>(actor, act, async (records): Promise<Outcome<null>> => {
        const approval = await records.approvals.find(approvalId);
        if (!approval) return refused('unknown', []);
        await postRefundPayment(records, approval, payment);
        return done(null);
      });
    },
  };
}

function entryOf(
  name: string,
  { recordedAt, recordedBy }: Recorded,
  claimIds: readonly string[],
  write: Write,
): ManualEntry {
  return {
    ...{ name, recordedAt },
    replay: (target) => {
      const { context, actor } = actingAs(target, recordedBy);
      const act = { action: 'patient-payment.record' } as const;
      return context.unitOfWork.run<null>(actor, act, async (records): Promise<Outcome<null>> => {
        const claims = await records.claims.getByIds(claimIds);
        if (claims.length < claimIds.length) return refused('unknown', []);
        await write({ context, records, claims });
        return done(null);
      });
    },
  };
}
