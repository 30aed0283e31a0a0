import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Cents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { ListedClaim } from '../records/list-records.js';
import { findOwedClaims } from './find-owed-claims.js';

/** A claim as far as whoever takes a patient's money has to know it. */
export interface PatientClaim {
  readonly claimId: string;
  readonly patientControlNumber: string;
  readonly firstServiceDate: CalendarDate;
  /** What the patient owes of it now; below zero a credit. */
  readonly owed: Cents;
}

/** The claims of an account, the oldest service first, each with what the patient owes of it now. */
export function listPatientClaims(
  context: AppContext,
  actor: Actor,
  patientAccountId: string,
): Promise<Outcome<PatientClaim[]>> {
  const act = {
    ...{ action: 'patient-payment.read' as const, objectType: 'patient-account', objectId: patientAccountId },
  };
  return context.unitOfWork.run<PatientClaim[]>(actor, act, async (records) => {
    if (!(await records.lists.findAccount(patientAccountId))) return refused('unknown', []);
    const claims = await readClaims(records, patientAccountId);
    records.audit.count({ claims: claims.length });
    const owed = await findOwedClaims(records, claims);
    return done(
      claims.map(({ claimId, patientControlNumber, firstServiceDate }, index) => ({
        ...{ claimId, patientControlNumber, firstServiceDate },
        owed: owed[index]!.owed,
      })),
    );
  });
}

const PART = 200;

/** All of them, part by part: none is left out of what is owed because a patient has many. */
async function readClaims({ lists }: Records, patientAccountId: string): Promise<ListedClaim[]> {
  const claims: ListedClaim[] = [];
  let after: readonly string[] | undefined;
  do {
    const part = { limit: PART, ...(after && { after }) };
    const { items, next } = await lists.claims({ patientAccountId }, 'serviceDate', part);
    claims.push(...items);
    after = next;
  } while (after);
  return claims;
}
