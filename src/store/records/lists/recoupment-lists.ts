import type { ListRecords } from '../../../app/records/list-records.js';
import type { ListedRecoupment } from '../../../app/records/recoupment-records.js';
import { withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';
import { RECOUPMENT, type RecoupmentRow, recoupmentOf } from '../recoupment-row.js';
import { Conditions, readPage } from './read-page.js';

const SELECT = `${RECOUPMENT},
    (SELECT c.claim ->> 'patientControlNumber' FROM claims c WHERE c.practice_id = f.practice_id
      AND c.claim_id = f.claim_id) AS "patientControlNumber"`;

const ORDER = { columns: { 'f.fact_date': 'date', 'f.recoupment_key': 'text' } };

type ListedRow = RecoupmentRow & { readonly patientControlNumber: string | null };

/** Entries of the register that opened something, and adjustments that wait; oldest first. */
export function recoupmentLists(session: Session): Pick<ListRecords, 'recoupments'> {
  return {
    async recoupments({ state, payerIdentifier, claimId, isDisputed }, page) {
      const conditions = new Conditions(session.practiceId)
        .add('f.payer_identifier = ?', payerIdentifier)
        .add('f.claim_id = ?::uuid', claimId)
        .add('(f.disputed_on IS NOT NULL) = ?', isDisputed);
      if (state === 'unsettled') conditions.require(`f.state IN ('open', 'partly-closed')`);
      else if (state === undefined) conditions.require(`f.state <> 'settling'`);
      else conditions.add('f.state = ?', state);
      const from = 'recoupments f WHERE f.practice_id = $1';
      return readPage(session, { select: SELECT, from, conditions, order: ORDER }, page, listedOf);
    },
  };
}

function listedOf(row: ListedRow): ListedRecoupment {
  const { patientControlNumber } = row;
  return { ...recoupmentOf(row), ...withoutNulls({ patientControlNumber }) };
}
