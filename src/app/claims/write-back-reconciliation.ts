import {
  buildPaymentReconciliation,
  type ReconciledPayment,
} from '../../../fhir-mappings/write-back/build-payment-reconciliation.js';
import { buildRecordBundle, type RecordBundle } from '../../../fhir-mappings/write-back/record-bundle.js';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { Page } from '../records/list-records.js';

/** Claim payments read at a time. */
const PAGE = 200;

/**
 * A posted remittance as a FHIR PaymentReconciliation, whose details add up to what was paid. It names claims by
 * number and no patient.
 */
export async function renderFhirReconciliation(
  context: AppContext,
  actor: Actor,
  remittanceId: string,
): Promise<Outcome<RecordBundle>> {
  const act = { action: 'remittance.read', objectType: 'remittance', objectId: remittanceId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const remittance = await records.lists.findRemittance(remittanceId);
    if (remittance?.state !== 'posted') {
      return refused('unknown', [issue('source.unknown-record', {}, { type: 'posted remittance' })]);
    }
    const claimPayments = await readPayments(records, remittanceId);
    const outcome = buildPaymentReconciliation({ remittanceId, advice: remittance.advice, claimPayments });
    return 'refused' in outcome ? outcome : done(buildRecordBundle([outcome.done]));
  });
}

async function readPayments(records: Records, remittanceId: string): Promise<ReconciledPayment[]> {
  const payments: ReconciledPayment[] = [];
  let after: readonly string[] | undefined;
  do {
    const request = { limit: PAGE, ...(after && { after }) };
    const page: Page<ReconciledPayment> = await records.lists.claimPayments({ remittanceId }, request);
    payments.push(...page.items);
    after = page.next;
  } while (after);
  return payments;
}
