import { parseX12Date } from '../../schemas/calendar-date.js';
import type { Person, Provider } from '../../schemas/claim.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { sumCents, ZERO } from '../../schemas/money.js';
import { present } from '../present.js';
import { splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { ClaimReading } from './claim-reading.js';
import type { ClaimSheet, ClaimSheetBatch, SheetCoverage, SheetForm, SheetParty } from './claim-sheet.js';
import { LoopSegments } from './loop-segments.js';
import { readClaimSheet, readCoverage, readSheetProvider, type SheetLevels } from './read-claim-sheet.js';
import { readPerson } from './read-party.js';
import { isService } from './read-sheet-line.js';

const NO_COVERAGE: SheetCoverage = {
  payerResponsibility: '',
  relationshipCode: '',
  amounts: [],
  adjustments: [],
};

const FORMS: Readonly<Record<string, SheetForm>> = {
  SV1: 'professional',
  SV2: 'institutional',
  SV3: 'dental',
};

/**
 * Reads an 837 of any form and version for people: each CLM becomes a sheet, with what the levels above it say. Unlike
 * `readClaimBatch` it refuses no claim; what it gives is good for reading and never for sending or posting.
 */
export function readClaimSheets(
  set: TransactionSet,
): ClaimSheetBatch & { readonly issues: readonly Issue[] } {
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const reading = new ClaimReading(body);
  const [head, ...levels] = splitBefore(body, 'HL') as [Segment[], ...Segment[][]];
  const form = findForm(body);
  const [, ...loose] = splitBefore(head, 'CLM');
  const tree = new SheetTree(reading, form);
  const claims = [...loose.map((each) => tree.readLoose(each)), ...tree.readLevels(levels)];
  if (claims.length === 0) {
    reading.issues.push(issue('edi.missing-segment', placeOf(set.segments[0]!), { segment: 'CLM' }));
  }
  const begin = head.find(({ id }) => id === 'BHT');
  return present({
    form,
    purposeCode: begin?.element(2) ?? '',
    reference: begin?.element(3) ?? '',
    date: parseX12Date(begin?.element(4) ?? ''),
    time: begin?.element(5) ?? '',
    typeCode: begin?.element(6) ?? '',
    submitter: readParty(head, '41'),
    receiver: readParty(head, '40'),
    claims,
    chargeTotal: sumCents(claims, ({ chargeAmount }) => chargeAmount ?? ZERO),
    issues: reading.issues,
  });
}

/** By the kind of service lines: they differ, where versions and group codes may be anything. */
function findForm(segments: readonly Segment[]): SheetForm {
  return FORMS[segments.find(isService)?.id ?? ''] ?? 'unknown';
}

function readParty(segments: readonly Segment[], entityCode: string): SheetParty {
  const party = splitBefore(segments, 'NM1').find(([first]) => first?.element(1) === entityCode) ?? [];
  const name = party[0]?.id === 'NM1' ? party[0] : undefined;
  const contact = party.find(({ id }) => id === 'PER');
  const words = contact && [2, 4, 6, 8].map((position) => contact.element(position)).filter(Boolean);
  return present({
    name: name?.element(3) ?? '',
    identifier: name?.element(9) ?? '',
    contact: words?.join(' ') || undefined,
  });
}

class SheetTree {
  readonly #reading: ClaimReading;
  readonly #form: SheetForm;
  /** By HL01, so that a level finds the one that it names as its parent. */
  readonly #levels = new Map<string, SheetLevels>();
  #last: SheetLevels = { coverage: NO_COVERAGE };

  constructor(reading: ClaimReading, form: SheetForm) {
    this.#reading = reading;
    this.#form = form;
  }

  readLevels(levels: readonly (readonly Segment[])[]): ClaimSheet[] {
    return levels.flatMap((segments) => {
      const [head, ...claims] = splitBefore(segments, 'CLM') as [Segment[], ...Segment[][]];
      const level = this.#readLevel(head);
      return claims.map((each) => this.#readClaim(each, level));
    });
  }

  /** A CLM that stands before every HL. */
  readLoose(segments: readonly Segment[]): ClaimSheet {
    return this.#readClaim(segments, this.#last);
  }

  #readClaim(segments: readonly Segment[], level: SheetLevels): ClaimSheet {
    if (!level.billingProvider || !level.coverage.subscriber || !level.patient) {
      this.#reading.note('edi.missing-hierarchy', '2300', segments[0]!);
    }
    return readClaimSheet(this.#reading, segments, this.#form, level);
  }

  #readLevel(segments: readonly Segment[]): SheetLevels {
    const hierarchy = segments[0]!;
    const above = this.#levels.get(hierarchy.element(2)) ?? this.#last;
    const level = this.#readParties(hierarchy.element(3), segments, above);
    this.#levels.set(hierarchy.element(1), level);
    this.#last = level;
    return level;
  }

  #readParties(code: string, segments: readonly Segment[], above: SheetLevels): SheetLevels {
    if (code === '20') {
      const billingProvider = readBillingProvider(this.#reading, segments);
      return { coverage: NO_COVERAGE, ...(billingProvider && { billingProvider }) };
    }
    if (code === '22') return this.#readHolder(segments, above);
    const patient = code === '23' ? this.#readPerson(segments, 'QC') : undefined;
    if (!patient) return above;
    const relationshipCode = segments.find(({ id }) => id === 'PAT')?.element(1) ?? '';
    return { ...above, patient, coverage: { ...above.coverage, relationshipCode } };
  }

  /** The holder is the patient, until a level below names another. */
  #readHolder(segments: readonly Segment[], above: SheetLevels): SheetLevels {
    const start = segments.findIndex(({ id }) => id === 'SBR');
    const patient = this.#readPerson(segments, 'IL');
    const { billingProvider } = above;
    return {
      coverage: start < 0 ? NO_COVERAGE : readCoverage(this.#reading, segments.slice(start)),
      ...(billingProvider && { billingProvider }),
      ...(patient && { patient }),
    };
  }

  #readPerson(segments: readonly Segment[], entityCode: string): Person | undefined {
    const party = splitBefore(segments, 'NM1').find((each) => isParty(each, entityCode));
    const loop = entityCode === 'QC' ? '2010CA' : '2010BA';
    return party && readPerson(loop, new LoopSegments(this.#reading, party));
  }
}

function readBillingProvider(reading: ClaimReading, segments: readonly Segment[]): Provider | undefined {
  const [head, ...parties] = splitBefore(segments, 'NM1') as [Segment[], ...Segment[][]];
  const party = parties.find((each) => isParty(each, '85'));
  return (
    party &&
    readSheetProvider(
      reading,
      party,
      head.find(({ id }) => id === 'PRV'),
    )
  );
}

function isParty([first]: readonly Segment[], entityCode: string): boolean {
  return first?.id === 'NM1' && first.element(1) === entityCode;
}
