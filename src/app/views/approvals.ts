import type { Approval } from '../../../schemas/approval.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import { APPROVAL_ACTS } from '../approvals/approval-acts.js';
import { present, viewAmount } from './common.js';

export function viewApproval(approval: Approval) {
  const { amount, countedAmount, limitAmount, payload, ...rest } = approval;
  return present({
    ...rest,
    waiver: payload['waiver'] as SignedWaiver | undefined,
    effect: APPROVAL_ACTS[approval.kind].effect,
    amount: viewAmount(amount),
    countedAmount: viewAmount(countedAmount),
    limitAmount: limitAmount === undefined ? undefined : viewAmount(limitAmount),
  });
}

/** `ABN-7 (abn), signed on 2026-01-05 for L1 L2`. */
export function renderWaiver({ notice, document, signedOn, lines }: SignedWaiver): string {
  return `${document} (${notice}), signed on ${signedOn} for ${lines.join(' ')}`;
}
