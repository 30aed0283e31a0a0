import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import type { Claim } from '../../../schemas/claim.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { buildClinic } from '../../../src/simulator/clinic/build-clinic.js';
import { createRandom } from '../../../src/simulator/create-random.js';
import type { WorldClaim, WorldPayer } from './answer.js';
import { insureMore } from './insure-more.js';

export interface YearOptions {
  readonly seed: string;
  readonly days: number;
  readonly claimsPerDay: number;
}

export interface ClinicYear {
  readonly start: CalendarDate;
  readonly practice: PracticeSettings;
  /** FHIR documents by the month, from zero, in which the last visit of their patient is. */
  readonly months: readonly (readonly unknown[])[];
}

const MONTH = 365 / 12;

/** Some visits are nobody's claim: self-pay, held, not billable. */
const VISITS_PER_CLAIM = 1.3;

/** Payers that carry a cycle below zero forward without a word. */
const CARRYING = ['SIM02', 'SIM04', 'SIM06'];

/** What contracts with payers let expect of every charge, in percent. */
const CONTRACTS: Readonly<Record<string, number>> = { SIM03: 62.5, SIM05: 80 };

export function buildClinicYear({ seed, days, claimsPerDay }: YearOptions): ClinicYear {
  const start = '2025-01-06' as CalendarDate;
  const clinic = buildClinic({
    seed,
    encounterCount: Math.ceil(days * claimsPerDay * VISITS_PER_CLAIM),
    startDate: start,
    endDate: addDays(start, days - 1),
  });
  const months: unknown[][] = Array.from({ length: monthOf(days - 1) + 1 }, () => []);
  for (const bundle of insureMore(clinic.bundles, seed)) {
    const visits = bundle.entry.flatMap(
      ({ resource }) => (resource['period'] as { start?: string })?.start ?? [],
    );
    const dates = visits.map((text) => text.slice(0, 10)).filter((date) => date >= start);
    const last = dates.sort().at(-1) ?? start;
    const day = Math.min(days - 1, Math.round((Date.parse(last) - Date.parse(start)) / 86_400_000));
    months[monthOf(day)]!.push(bundle);
  }
  return { start, practice: agreeWithPayers(clinic.practiceSettings), months };
}

/** What the clinic knows of its payers' habits and has agreed with them. */
function agreeWithPayers(settings: PracticeSettings): PracticeSettings {
  return {
    ...settings,
    payers: settings.payers.map((payer) =>
      CARRYING.includes(payer.payerId ?? '') ? { ...payer, carriesForwardWithoutFb: true } : payer,
    ),
    contracts: Object.entries(CONTRACTS).map(([payerId, percent]) => ({
      ...{ payerId, name: 'Percent of charges', effectiveFrom: '2020-01-01' as CalendarDate },
      terms: [{ method: 'percent-of-charge', percent: String(percent) }],
      ...{ lesserOfCharge: true, toleranceBelowUsd: '0.00', toleranceAboveUsd: '0.00' },
    })),
  };
}

/** Twelve of them in 365 days. */
export function monthOf(day: number): number {
  return Math.floor(day / MONTH);
}

/** The first day after a month, on which its visits are entered: nobody bills what has not been done. */
export function endOf(month: number): number {
  return Math.ceil((month + 1) * MONTH);
}

/** The claims of an 837 as their payers read them, with the place of each payer. */
export function readSubmission(bytes: Uint8Array, seed: string): WorldClaim[] {
  const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  return sets.flatMap((set) => readClaimBatch(set).claims).map((claim) => worldClaimOf(claim, seed));
}

function worldClaimOf(claim: Claim, seed: string): WorldClaim {
  const { payer, subscriber, otherCoverages, patientControlNumber, lines } = claim;
  const others = otherCoverages.map((each) => payerOf(each.payer, each.subscriber.claimFilingCode, seed));
  return {
    name: patientControlNumber,
    memberId: subscriber.memberId,
    payers: [payerOf(payer, subscriber.claimFilingCode, seed), ...others],
    lines: lines.map((line) => {
      if (!('procedure' in line) || line.procedure === undefined) throw new Error('A line of another form');
      return {
        number: line.lineControlNumber,
        code: line.procedure.code,
        modifiers: line.procedure.modifiers,
        date: line.serviceDate as string,
        units: line.unitCount,
        charge: line.chargeAmount,
      };
    }),
  };
}

function payerOf(payer: { payerId: string; name: string }, filingCode: string, seed: string): WorldPayer {
  const { payerId, name } = payer;
  const traceId = `18${createRandom(`${seed}/tax/${payerId}`).digits(8)}`;
  const percent = CONTRACTS[payerId];
  return {
    ...{
      payerId,
      name,
      traceId,
      isMedicaid: filingCode === 'MC',
      carriesForward: CARRYING.includes(payerId),
    },
    ...(percent !== undefined && { expectedPercent: percent }),
  };
}
