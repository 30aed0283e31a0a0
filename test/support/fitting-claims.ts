import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProcedureCode, ServiceLine } from '../../schemas/claim.js';
import { absoluteCents, type Cents, sumCents, ZERO } from '../../schemas/money.js';
import type { ClaimPayment, ServicePayment } from '../../schemas/remittance-advice.js';
import type { ClaimRecord } from '../../src/app/ports.js';
import { DAY, type Ground, sampleClaim, sampleEncounter } from './sample-records.js';

/** The payers that CLP02 speaks of, up to the one that it says has processed the claim. */
const PAYER_COUNTS: Readonly<Record<string, number>> = { '2': 2, '20': 2, '3': 3, '21': 3 };

const WHOLE: ProcedureCode = { qualifier: 'HC', code: '99213', modifiers: [] };

/** The claims that claim payments may answer: one for each CLP01 that says something, none for the others. */
export function fitClaims(payments: readonly ClaimPayment[]): Omit<Ground, 'claims'> & {
  readonly claims: readonly ClaimRecord[];
} {
  const encounter = sampleEncounter();
  const patientAccountId = v7();
  const byNumber = new Map<string, ClaimPayment[]>();
  for (const payment of payments) {
    const number = payment.patientControlNumber;
    byNumber.set(number, [...(byNumber.get(number) ?? []), payment]);
  }
  const claims = [...byNumber].map(([number, own]) =>
    fitClaim(sampleClaim(encounter.encounterId, patientAccountId, number), own),
  );
  return { encounter, patientAccountId, claims };
}

function fitClaim(base: ClaimRecord, payments: readonly ClaimPayment[]): ClaimRecord {
  const originals = payments.filter(({ chargeAmount }) => chargeAmount >= ZERO);
  const lines = mergeLines((originals.length > 0 ? originals : payments).map(linesOf));
  const dates = lines.map(({ serviceDate }) => serviceDate).sort();
  const payerCount = Math.max(...payments.map(({ claimStatusCode }) => PAYER_COUNTS[claimStatusCode] ?? 1));
  const isMedicaid = payments.some(({ claimFilingCode }) => claimFilingCode === 'MC');
  const payers = Array.from({ length: payerCount }, (_, index) => ({
    sequence: index + 1,
    payerId: `P${index + 1}`,
    isMedicaid: isMedicaid && index + 1 === payerCount,
    isCapitated: false,
  }));
  const memberId = payments[0]!.names.find(({ identifier }) => identifier)?.identifier ?? 'M1';
  const chargeAmount = sumCents(lines, (line) => line.chargeAmount);
  const claim = {
    ...base.claim,
    ...{ chargeAmount, lines, subscriber: { ...base.claim.subscriber, memberId } },
  };
  return {
    ...base,
    ...{ state: 'submitted', claim, payers },
    ...{ firstServiceDate: dates[0]!, lastServiceDate: dates.at(-1)! },
  };
}

interface FittingLine {
  readonly procedure: ProcedureCode;
  readonly chargeAmount: Cents;
  readonly serviceDate: CalendarDate;
  readonly lineControlNumber: string | undefined;
}

/** A service that the payer added without a charge was not claimed. */
function linesOf(payment: ClaimPayment): FittingLine[] {
  const ofClaim = payment.dates.find(({ qualifier }) => qualifier === '232')?.date ?? DAY;
  const lines = payment.services.filter(({ chargeAmount }) => chargeAmount !== ZERO);
  const whole = { procedure: WHOLE, chargeAmount: payment.chargeAmount, serviceDate: ofClaim };
  if (lines.length === 0)
    return [{ ...whole, chargeAmount: absoluteCents(whole.chargeAmount), lineControlNumber: undefined }];
  return lines.map((service: ServicePayment) => ({
    procedure: service.submittedProcedure ?? service.procedure,
    chargeAmount: absoluteCents(service.chargeAmount),
    serviceDate: service.serviceDate ?? ofClaim,
    lineControlNumber: service.lineControlNumber,
  }));
}

/** What several claim payments say of one claim: a line that stands in more than one of them is one line. */
function mergeLines(lists: readonly (readonly FittingLine[])[]): ServiceLine[] {
  const merged = new Map<string, FittingLine>();
  for (const list of lists) {
    const seen = new Map<string, number>();
    for (const line of list) {
      const { procedure, chargeAmount, serviceDate, lineControlNumber } = line;
      const { code, modifiers } = procedure;
      const key = lineControlNumber ?? JSON.stringify([code, modifiers, chargeAmount, serviceDate]);
      // REF*6R is one line however often it stands; the same service twice is two.
      const times = lineControlNumber === undefined ? (seen.get(key) ?? 0) + 1 : 1;
      seen.set(key, times);
      if (!merged.has(`${key} ${times}`)) merged.set(`${key} ${times}`, line);
    }
  }
  return [...merged.values()].map((line, index) => {
    const lineNumber = index + 1;
    const rest = { lineNumber, unitCount: '1', unitCode: 'UN', diagnosisPointers: [1] } as const;
    return { ...line, ...rest, lineControlNumber: line.lineControlNumber ?? `L${lineNumber}` };
  });
}
