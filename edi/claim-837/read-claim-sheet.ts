import { parseX12Date } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { type Cents, formatCents, subtractCents, sumCents, ZERO } from '../../schemas/money.js';
import type { QualifiedAmount } from '../../schemas/remittance-advice.js';
import type { Balance } from '../../schemas/remittance-balance.js';
import { present } from '../present.js';
import { readAdjustments } from '../remittance-835/read-adjustments.js';
import { readQualifiedAmount } from '../remittance-835/read-common.js';
import { type SegmentReading, splitBefore } from '../segment-reading.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimReading } from './claim-reading.js';
import type { ClaimSheet, SheetCode, SheetCoverage, SheetDate, SheetForm, SheetLine } from './claim-sheet.js';
import { LoopSegments } from './loop-segments.js';
import { readBillingProvider, readPayer, readPerson, readSubscriber } from './read-party.js';
import { readPeriod, readSheetLine } from './read-sheet-line.js';

const LOOP = '2300';
const DIAGNOSES = new Set(['ABK', 'ABF', 'BK', 'BF']);

/** Segments that a field of the sheet is read from, in the claim and in its lines; of some only these qualifiers. */
const SHOWN = new Set('CLM DTP REF AMT NTE HI NM1 N3 N4 PRV PER SBR OI CAS DMG'.split(' '));
const SHOWN_IN_LINE = new Set(
  'LX SV1 SV2 SV3 TOO SVD CAS LIN CTP AMT NTE DTP*472 DTP*573 REF*6R NM1*82'.split(' '),
);

/** What the levels above a CLM say. */
export type SheetLevels = Pick<ClaimSheet, 'coverage' | 'patient' | 'billingProvider'>;

/** Loop 2300 and below, of any form of claim. Nothing is left out because something else cannot be read. */
export function readClaimSheet(
  reading: ClaimReading,
  segments: readonly Segment[],
  form: SheetForm,
  levels: SheetLevels,
): ClaimSheet {
  const [own, ...lineSegments] = splitBefore(segments, 'LX') as [Segment[], ...Segment[][]];
  const [main, ...coverages] = splitBefore(own, 'SBR') as [Segment[], ...Segment[][]];
  const [head, ...parties] = splitBefore(main, 'NM1') as [Segment[], ...Segment[][]];
  const claim = head[0]!;
  const lines = lineSegments.map((each) => readSheetLine(reading, each));
  const chargeAmount = reading.readAmount(LOOP, claim, 2);
  const codes = head.filter(({ id }) => id === 'HI').flatMap(readCodes);
  return present({
    form,
    at: placeOf(claim),
    patientControlNumber: claim.element(1),
    chargeAmount,
    facilityCode: claim.component(5, 1),
    frequencyCode: claim.component(5, 3),
    signatureCode: claim.element(6),
    assignmentCode: claim.element(7),
    benefitsAssignmentCode: claim.element(8),
    releaseCode: claim.element(9),
    causes: [1, 2, 3].map((component) => claim.component(11, component)).filter(Boolean),
    accidentState: claim.component(11, 4) || undefined,
    ...levels,
    otherCoverages: coverages.map((each) => readCoverage(reading, each)),
    providers: parties.map((party) => ({
      entityCode: party[0]!.element(1),
      provider: readSheetProvider(reading, party),
    })),
    dates: head.filter(({ id }) => id === 'DTP').flatMap((segment) => readDate(reading, segment)),
    references: head
      .filter(({ id }) => id === 'REF')
      .map((segment) => ({ qualifier: segment.element(1), value: segment.element(2) })),
    amounts: readAmounts(reading, head),
    notes: head.filter(({ id }) => id === 'NTE').map((segment) => segment.element(2)),
    diagnoses: codes.filter(({ qualifier }) => DIAGNOSES.has(qualifier)),
    codes: codes.filter(({ qualifier }) => !DIAGNOSES.has(qualifier)),
    lines,
    balance: checkBalance(reading, claim, chargeAmount, lines),
    otherSegments: countOthers(own, lineSegments.flat()),
  });
}

/** A provider; older guides send the tax number in NM109, where an NPI stands now. */
export function readSheetProvider(reading: ClaimReading, party: readonly Segment[], taxonomy?: Segment) {
  const provider = readBillingProvider(new LoopSegments(reading, party), taxonomy);
  const name = party[0]!;
  const qualifier = name.element(8);
  if (provider.taxId !== undefined || (qualifier !== '24' && qualifier !== '34')) return provider;
  const taxIdQualifier = qualifier === '34' ? ('SY' as const) : ('EI' as const);
  return { ...provider, taxId: name.element(9), taxIdQualifier };
}

/** An SBR with the AMT and CAS after it, and the NM1 loops of its holder and payer. */
export function readCoverage(reading: ClaimReading, segments: readonly Segment[]): SheetCoverage {
  const [[coverage, ...rest], ...parties] = splitBefore(segments, 'NM1') as [
    [Segment, ...Segment[]],
    ...Segment[][],
  ];
  const partyOf = (code: string) => parties.find(([name]) => name!.element(1) === code);
  const [holder, payer] = [partyOf('IL'), partyOf('PR')];
  const subscriberOf = (party: readonly Segment[]) => {
    const person = readPerson('2010BA', new LoopSegments(reading, party));
    return readSubscriber(person, party[0], coverage);
  };
  return present({
    payerResponsibility: coverage.element(1),
    relationshipCode: coverage.element(2),
    subscriber: holder && subscriberOf(holder),
    payer: payer && readPayer(new LoopSegments(reading, payer)),
    amounts: readAmounts(reading, rest),
    adjustments: rest
      .filter(({ id }) => id === 'CAS')
      .flatMap((segment) => [...readAdjustments(reading, '2320', segment).adjustments]),
  });
}

function readAmounts(reading: SegmentReading, segments: readonly Segment[]): QualifiedAmount[] {
  return segments
    .filter(({ id }) => id === 'AMT')
    .flatMap((segment) => readQualifiedAmount(reading, LOOP, segment) ?? []);
}

function readDate(reading: SegmentReading, segment: Segment): SheetDate[] {
  const [qualifier, form, text] = [1, 2, 3].map((position) => segment.element(position)) as [
    string,
    string,
    string,
  ];
  if (form === 'TM') return [{ qualifier, time: text }];
  const isMoment = form === 'DT';
  const [date, endDate] = isMoment ? [parseX12Date(text.slice(0, 8))] : readPeriod(segment);
  const time = isMoment ? text.slice(8) : undefined;
  if (date) return [present({ qualifier, date, endDate, time })];
  reading.note('edi.bad-date', LOOP, segment, 3, { form: 'CCYYMMDD' }, 'warning');
  return [];
}

/** Each composite of HI: the date of a procedure or occurrence, or the number of a value, stands beside its code. */
function readCodes(segment: Segment): SheetCode[] {
  return Array.from({ length: segment.elementCount }, (_, index) => {
    const part = (component: number) => segment.component(index + 1, component);
    return present({
      qualifier: part(1),
      code: part(2),
      date: parseX12Date(part(4)),
      value: part(5) || undefined,
    });
  }).filter(({ code }) => code !== '');
}

/** CLM02 is the sum of the lines, in every form of claim; a difference is an error. */
function checkBalance(
  reading: SegmentReading,
  claim: Segment,
  stated: Cents | undefined,
  lines: readonly SheetLine[],
): Balance | undefined {
  const charges = lines.flatMap(({ chargeAmount }) => chargeAmount ?? []);
  if (stated === undefined || charges.length < lines.length || lines.length === 0) return undefined;
  const computed = sumCents(charges, (amount) => amount);
  const difference = subtractCents(stated, computed);
  if (difference !== ZERO) {
    const context = { charge: formatCents(stated), computed: formatCents(computed) };
    reading.issues.push(issue('edit.total-not-sum-of-lines', { loop: LOOP, ...placeOf(claim, 2) }, context));
  }
  return { stated, computed, difference };
}

function countOthers(own: readonly Segment[], inLines: readonly Segment[]): ClaimSheet['otherSegments'] {
  const counts = new Map<string, number>();
  const count = (name: string) => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { id } of own) if (!SHOWN.has(id)) count(id);
  for (const segment of inLines) {
    const qualified = `${segment.id}*${segment.element(1)}`;
    if (SHOWN_IN_LINE.has(segment.id) || SHOWN_IN_LINE.has(qualified)) continue;
    count(['DTP', 'REF', 'NM1'].includes(segment.id) ? qualified : segment.id);
  }
  return [...counts].map(([segment, times]) => ({ segment, count: times }));
}
