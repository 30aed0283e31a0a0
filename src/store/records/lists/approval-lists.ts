import type { ListRecords } from '../../../app/records/list-records.js';
import type { Session } from '../../session.js';
import { APPROVAL, APPROVALS, approvalOf } from '../approvals.js';
import { Conditions, readPage } from './read-page.js';

const ORDER = { columns: { 'r.requested_at': 'timestamptz', 'r.approval_id': 'uuid' } };

/** What was asked for, oldest first. */
export function approvalLists(session: Session): Pick<ListRecords, 'approvals'> {
  return {
    async approvals({ state, kind, claimId }, page) {
      const conditions = new Conditions(session.practiceId)
        .add(`coalesce(o.outcome, 'open') = ?`, state)
        .add('r.kind = ?', kind)
        .add('r.claim_id = ?::uuid', claimId);
      return readPage(
        session,
        { select: APPROVAL, from: APPROVALS, conditions, order: ORDER },
        page,
        approvalOf,
      );
    },
  };
}
