import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import type { Journal, Posting } from '../../schemas/ledger.js';
import { type Cents, cents, sumCents } from '../../schemas/money.js';
import { done } from '../../schemas/outcome.js';
import type { ClaimPayment } from '../../schemas/remittance-advice.js';
import type { Actor } from '../../src/app/actor.js';
import type {
  ClaimPaymentRecord,
  ClaimRecord,
  EncounterRecord,
  FileRecord,
  Records,
  RemittanceRecord,
} from '../../src/app/ports.js';
import type { TestStore } from './open-test-store.js';

export const DAY = '2026-02-10' as CalendarDate;

const PLACE = { byteOffset: 0, byteLength: 1, line: 1 };

/** A manager of a practice that nobody else uses. */
export function newActor(): Actor {
  return { actorId: 'u-7', role: 'billing-manager', practiceId: `practice-${v7()}`, requestId: 'r-1' };
}

/** Does work that has to succeed, and gives what it gives. */
export async function succeed<T>(
  { store }: TestStore,
  actor: Actor,
  work: (records: Records) => Promise<T>,
): Promise<T> {
  const outcome = await store.unitOfWork.run(actor, { action: 'practice.configure' }, async (records) =>
    done(await work(records)),
  );
  if (!('done' in outcome)) throw new Error(`Refused: ${outcome.refused.code}`);
  return outcome.done;
}

export async function savePractice(opened: TestStore, actor: Actor): Promise<void> {
  const practice = { practiceId: actor.practiceId, name: 'Riverside', settings: { npi: '1999999984' } };
  await succeed(opened, actor, (records) => records.practices.save(practice));
}

export function sampleEncounter(sourceIdentifier = v7()): EncounterRecord {
  const ids = { encounterId: v7(), sourceSystem: 'https://ehr.example', sourceIdentifier };
  return { ...ids, contentHash: 'a'.repeat(64), state: 'claimed', issues: [], version: 1 };
}

export function sampleClaim(encounterId: string, patientAccountId: string, controlNumber = v7().slice(-12)) {
  const claim: Partial<ProfessionalClaim> = {
    patientControlNumber: controlNumber,
    form: 'professional',
    frequencyCode: '1',
    facilityCode: '11',
    chargeAmount: cents(15_000),
    patient: { lastName: 'Doe', firstName: 'Jane' },
    subscriber: { lastName: 'Doe', firstName: 'Jane', memberId: 'M1', claimFilingCode: 'CI' },
    payer: { payerId: 'P1', name: 'Payer One' },
  };
  const record: ClaimRecord = {
    claimId: v7(),
    encounterId,
    patientAccountId,
    version: 1,
    state: 'ready',
    claim: claim as ProfessionalClaim,
    payers: [{ sequence: 1, payerId: 'P1', isMedicaid: false, isCapitated: false }],
    payerControlNumbers: [],
    firstServiceDate: DAY,
    lastServiceDate: DAY,
    issues: [],
  };
  return record;
}

export interface Ground {
  readonly encounter: EncounterRecord;
  readonly patientAccountId: string;
  readonly claims: readonly ClaimRecord[];
}

/** A practice with one patient account and some ready claims of 150.00, each charged in the ledger. */
export async function layGround(opened: TestStore, actor: Actor, claimCount = 1): Promise<Ground> {
  await savePractice(opened, actor);
  const encounter = sampleEncounter();
  const patientAccountId = v7();
  const claims = Array.from({ length: claimCount }, () =>
    sampleClaim(encounter.encounterId, patientAccountId),
  );
  await succeed(opened, actor, async (records) => {
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Doe', firstName: 'Jane' };
    await records.patientAccounts.findOrInsert([
      { patientAccountId, sourceKey: 'https://ehr.example|1', person },
    ]);
    await records.claims.insert(claims);
    await records.ledger.append(claims.map(chargeJournal));
  });
  return { encounter, patientAccountId, claims };
}

export function chargeJournal({ claimId, patientAccountId, claim }: ClaimRecord): Journal {
  return sampleJournal(`charge:${claimId}`, [
    {
      debit: 'receivable.payer.1',
      credit: 'revenue.charges',
      amount: claim.chargeAmount,
      claimId,
      patientAccountId,
    },
  ]);
}

export function sampleJournal(naturalKey: string, postings: readonly Posting[]): Journal {
  return { naturalKey, kind: 'charge', accountingDate: DAY, postings };
}

export function sampleFile(bytes: Uint8Array, direction: 'in' | 'out' = 'in'): FileRecord {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const what = { direction, kind: '835', name: 'era.835', state: 'received' } as const;
  return { fileId: v7(), sha256, byteSize: bytes.length, issues: [], ...what };
}

export function samplePayment(ordinal: number, claim: ClaimRecord, paid: Cents): ClaimPayment {
  return {
    ordinal,
    patientControlNumber: claim.claim.patientControlNumber,
    claimStatusCode: '1',
    chargeAmount: paid,
    paymentAmount: paid,
    adjustments: [],
    names: [],
    references: [],
    dates: [],
    contacts: [],
    amounts: [],
    quantities: [],
    services: [],
    otherSegments: [],
    place: PLACE,
  };
}

/** A remittance that pays each of the claims in full, with its rows and journals. */
export function sampleRemittance(fileId: string, claims: readonly ClaimRecord[]) {
  const setHash = createHash('sha256').update(v7()).digest('hex');
  const remittanceId = v7();
  const payments = claims.map(
    (claim, index): ClaimPaymentRecord => ({
      claimPaymentId: v7(),
      remittanceId,
      setHash,
      ordinal: index + 1,
      claimId: claim.claimId,
      payerSequence: 1,
      payerId: 'P1',
      state: 'posted',
      payment: samplePayment(index + 1, claim, claim.claim.chargeAmount),
      lineMatches: { 1: 'L1' },
      productionDate: DAY,
      paymentDate: DAY,
      traceNumber: '12345',
      decisions: [],
    }),
  );
  const paymentAmount = sumCents(claims, ({ claim }) => claim.chargeAmount);
  const remittance: RemittanceRecord = {
    remittanceId,
    fileId,
    setHash,
    setOrdinal: 1,
    identityKey: `1512345678|1999999984|12345|${paymentAmount}|${DAY}`,
    paymentAmount,
    paymentDate: DAY,
    payerName: 'Payer One',
    traceNumber: '12345',
    state: 'posted',
    claimPaymentCount: payments.length,
    isCertified: false,
    advice: { ...EMPTY_ADVICE, paymentAmount },
    issues: [],
  };
  return {
    remittance,
    payments,
    journals: payments.map((payment, index) => cashJournal(payment, claims[index]!)),
  };
}

const EMPTY_ADVICE = {
  transactionSetControlNumber: '0001',
  handlingCode: 'I',
  creditDebitCode: 'C',
  paymentMethodCode: 'ACH',
  paymentDate: DAY,
  traceNumber: '12345',
  payerIdentifier: '1512345678',
  payer: { name: 'Payer One', references: [], contacts: [] },
  payee: { name: 'Riverside', references: [], contacts: [] },
  references: [],
  headers: [],
  providerAdjustments: [],
  otherSegments: [],
  place: PLACE,
} satisfies Omit<RemittanceRecord['advice'], 'paymentAmount'>;

function cashJournal(
  { claimPaymentId, remittanceId, payment }: ClaimPaymentRecord,
  claim: ClaimRecord,
): Journal {
  const { claimId, patientAccountId } = claim;
  const dimensions = {
    claimId,
    patientAccountId,
    remittanceId,
    claimPaymentId,
    payerSequence: 1,
    payerId: 'P1',
  };
  const amount = payment.paymentAmount;
  return {
    ...sampleJournal(`claim-payment:${claimPaymentId}`, [
      { debit: 'cash.remittance', credit: 'receivable.payer.1', amount, ...dimensions },
    ]),
    kind: 'claim-payment',
  };
}
