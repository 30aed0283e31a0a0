import { type ApprovalKind, PAYMENT_VARIANCE } from '../../../schemas/approval.js';
import type { NewRequest } from './request-approval.js';

/** Everything else is a claim payment. */
const KINDS: Readonly<Record<string, ApprovalKind>> = {
  'quarantined-set': 'variance.set',
  'unexplained-payment': PAYMENT_VARIANCE,
};

/**
 * What is asked for of a work item that is to be posted under a variance: its set, its claim payment, or what no part of its
 * payment explains.
 */
export function varianceOf(workItemKey: string): Pick<NewRequest, 'kind' | 'objectId'> {
  const at = workItemKey.indexOf(':');
  return { kind: KINDS[workItemKey.slice(0, at)] ?? 'variance.claim', objectId: workItemKey.slice(at + 1) };
}
