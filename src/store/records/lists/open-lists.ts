import type { ListRecords } from '../../../app/records/list-records.js';
import type { Session } from '../../session.js';
import type { StoredLedger } from '../ledger.js';
import { accountLists } from './account-lists.js';
import { approvalLists } from './approval-lists.js';
import { claimLists } from './claim-lists.js';
import { exchangeLists } from './exchange-lists.js';
import { patientPaymentLists } from './patient-payment-lists.js';
import { recoupmentLists } from './recoupment-lists.js';
import { workLists } from './work-lists.js';

/** All lists of one transaction. */
export function openLists(session: Session, ledger: StoredLedger): ListRecords {
  return {
    ...claimLists(session, ledger),
    ...workLists(session),
    ...exchangeLists(session),
    ...accountLists(session, ledger),
    ...recoupmentLists(session),
    ...patientPaymentLists(session),
    ...approvalLists(session),
  };
}
