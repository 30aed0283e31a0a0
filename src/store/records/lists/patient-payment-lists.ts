import type { ListRecords } from '../../../app/records/list-records.js';
import type { Session } from '../../session.js';
import { PATIENT_PAYMENT, patientPaymentOf } from '../patient-payments.js';
import { Conditions, readPage } from './read-page.js';

const PAYMENTS = {
  select: PATIENT_PAYMENT,
  from: 'patient_payments p WHERE p.practice_id = $1',
  order: { columns: { 'p.receipt_number': 'text' } },
};

export function patientPaymentLists(session: Session): Pick<ListRecords, 'patientPayments'> {
  return {
    async patientPayments(patientAccountId, page) {
      const conditions = new Conditions(session.practiceId).add(
        'p.patient_account_id = ?::uuid',
        patientAccountId,
      );
      return readPage(session, { ...PAYMENTS, conditions }, page, patientPaymentOf);
    },
  };
}
