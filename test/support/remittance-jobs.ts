import { v7 } from 'uuid';
import type { ProfessionalClaim, ServiceLine } from '../../schemas/claim.js';
import { cents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import type { ClaimRecord } from '../../src/app/ports.js';
import type { TestStore } from './open-test-store.js';
import { chargeJournal, DAY, sampleClaim, sampleEncounter, succeed } from './sample-records.js';

/** Claims that each remittance file of a run pays. */
export const CLAIMS_PER_JOB = 10;

const NPI = '1999999984';

function controlNumberOf(job: number, ordinal: number): string {
  return `J${job}N${ordinal}`;
}

/** A practice with submitted claims of 150.00 for a number of remittance files, or for more of them, from `first` on. */
export async function layJobs(
  opened: TestStore,
  actor: Actor,
  jobs: number,
  claimsPerJob = CLAIMS_PER_JOB,
  first = 1,
): Promise<void> {
  const settings = { billingProvider: { npi: NPI }, practitioners: [], facilities: [] };
  const encounter = sampleEncounter();
  const patientAccountId = v7();
  const claims = Array.from({ length: jobs * claimsPerJob }, (_, index) => {
    const [job, ordinal] = [Math.floor(index / claimsPerJob) + first, (index % claimsPerJob) + 1];
    return submitted(sampleClaim(encounter.encounterId, patientAccountId, controlNumberOf(job, ordinal)));
  });
  await succeed(opened, actor, async (records) => {
    await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings });
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Doe', firstName: 'Jane' };
    await records.patientAccounts.findOrInsert([{ patientAccountId, sourceKey: `k${first}`, person }]);
    await records.claims.insert(claims);
    await records.ledger.append(claims.map(chargeJournal));
  });
}

function submitted(record: ClaimRecord): ClaimRecord {
  const line: Partial<ServiceLine> = { lineNumber: 1, lineControlNumber: 'L1', chargeAmount: cents(15_000) };
  const procedure = { qualifier: 'HC', code: '99213', modifiers: [] };
  const lines = [{ ...line, procedure, serviceDate: DAY } as unknown as ServiceLine];
  const subscriber = { memberId: 'M1', lastName: 'Doe', claimFilingCode: 'CI' };
  return {
    ...record,
    state: 'submitted',
    claim: { ...record.claim, lines, subscriber } as ProfessionalClaim,
  };
}

/** The 835 of a job: each claim paid 120.00 with 30.00 contractual. The same job gives the same bytes. */
export function renderJob(job: number, claimsPerJob = CLAIMS_PER_JOB): Uint8Array {
  const number = String(job).padStart(9, '0');
  const claims = Array.from({ length: claimsPerJob }, (_, index) => [
    `CLP*${controlNumberOf(job, index + 1)}*1*150*120**12*P${job}N${index + 1}*11`,
    'NM1*QC*1*DOE*JANE****MI*M1',
    'SVC*HC:99213*150*120',
    'DTM*472*20260210',
    'CAS*CO*45*30',
    'REF*6R*L1',
  ]);
  const set = [
    'ST*835*0001',
    `BPR*I*${claimsPerJob * 120}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260301`,
    `TRN*1*T${job}*1512345678`,
    'DTM*405*20260301',
    'N1*PR*PAYER ONE',
    'N3*1 MAIN ST',
    'N4*DAYTON*OH*45402',
    'PER*BL*HELP*TE*8005550100',
    `N1*PE*RIVERSIDE*XX*${NPI}`,
    'LX*1',
    ...claims.flat(),
  ];
  const isa = `ISA*00*          *00*          *ZZ*PAYER          *ZZ*RIVERSIDE      *260301*1200*^*00501*${number}*0*P*:`;
  const group = `GS*HP*PAYER*RIVERSIDE*20260301*1200*${job}*X*005010X221A1`;
  const segments = [isa, group, ...set, `SE*${set.length + 1}*0001`, `GE*1*${job}`, `IEA*1*${number}`];
  return Buffer.from(`${segments.join('~\n')}~\n`);
}
