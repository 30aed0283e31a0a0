import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import { decideApproval } from '../../../src/app/approvals/decide-approval.js';
import { refundOf, requestApproval } from '../../../src/app/approvals/request-approval.js';
import { payPatientRefund } from '../../../src/app/patient-payments/pay-patient-refund.js';
import type { Refund } from '../auditor/patient-money.js';
import type { WorldClaim } from '../world/answer.js';
import type { OfficeSetting } from './office.js';
import type { Act, TroubledActs } from './troubled-acts.js';

const OPEN = `
  SELECT r.approval_id::text AS id FROM approval_requests r
    LEFT JOIN approval_outcomes o ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id
  WHERE r.practice_id = $1 AND r.object_id = $2 AND r.kind IN ('patient-refund', 'receipt-refund')
    AND o.outcome IS NULL`;

/** What is given back: of a claim, by its id, or of a receipt. */
export type RefundAsked = Pick<Refund, 'cents'> &
  (
    | { readonly claim: WorldClaim; readonly claimId: string }
    | { readonly receipt: string; readonly claim?: never; readonly claimId?: never }
  );

type RefundSetting = Pick<OfficeSetting, 'actor' | 'store' | 'auditor' | 'patientFacts'>;

/** The acts by which money goes back, each with the issue by which it is refused once it was done. */
export const REFUND_ACTS = {
  ask: 'approval.waiting',
  decide: 'approval.decided-already',
  decideLast: 'approval.settled',
  payOut: 'receipt.refund-paid',
} as const;

/** Gives money back to patients by the use cases: asked for, approved by two others, and paid out. */
export class RefundDesk {
  constructor(
    private readonly setting: RefundSetting,
    private readonly acts: TroubledActs,
  ) {}

  /** All but that it is paid out; gives the approval. */
  async approve(asked: RefundAsked): Promise<string> {
    await this.acts.do(this.ask(asked), REFUND_ACTS.ask);
    const approvalId = await this.findOpen(asked.claimId ?? asked.receipt);
    await this.acts.do(this.decide(approvalId), REFUND_ACTS.decide);
    await this.acts.do(this.decideLast(approvalId), REFUND_ACTS.decideLast);
    this.tellApproved(approvalId, asked);
    return approvalId;
  }

  async pay(approvalId: string, paidOn: CalendarDate): Promise<void> {
    await this.acts.do(this.payOut(approvalId, paidOn), REFUND_ACTS.payOut);
    this.tellPaid(approvalId, paidOn);
  }

  ask(asked: RefundAsked): Act {
    const of = asked.claimId === undefined ? { receiptNumber: asked.receipt } : { claimId: asked.claimId };
    const request = refundOf({ ...of, amount: cents(asked.cents), reason: 'Owed to the patient' });
    return (context) => requestApproval(context, this.setting.actor, request);
  }

  decide(approvalId: string, approver = 'approver-1'): Act {
    const actor = { ...this.setting.actor, actorId: approver };
    return (context) => decideApproval(context, actor, { approvalId, verdict: 'approve' });
  }

  /** Two who approve at once are two persons: the last approval that it takes is only one's. */
  decideLast(approvalId: string): Act {
    return (context, worker) => this.decide(approvalId, `approver-${worker + 1}`)(context, worker);
  }

  payOut(approvalId: string, paidOn: CalendarDate): Act {
    return (context, worker) => {
      const actor = { ...this.setting.actor, actorId: `cashier-${worker}` };
      return payPatientRefund(context, actor, { approvalId, reference: `Q${worker}`, paidOn });
    };
  }

  tellApproved(approvalId: string, asked: RefundAsked): void {
    const { auditor, patientFacts } = this.setting;
    const { claim, cents: amount } = asked;
    const of = claim ? { claim } : { receipt: asked.receipt };
    auditor.patientMoney.approveRefund(approvalId, { ...of, cents: amount });
    const named = claim ? { claim: claim.name } : { receipt: asked.receipt };
    patientFacts.push({ does: 'approve-refund', key: approvalId, amount: cents(amount), ...named });
  }

  tellPaid(approvalId: string, paidOn: CalendarDate): void {
    this.setting.auditor.patientMoney.payRefund(approvalId);
    this.setting.patientFacts.push({ does: 'pay-refund', key: approvalId, paidOn });
  }

  /** The one request about an object that waits. */
  async findOpen(objectId: string): Promise<string> {
    const { store, actor } = this.setting;
    const found = await store.dataSource.query<{ id: string }[]>(OPEN, [actor.practiceId, objectId]);
    if (found.length !== 1) throw new Error(`${found.length} requests wait for ${objectId}`);
    return found[0]!.id;
  }
}
