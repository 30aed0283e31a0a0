import type { Claim } from '../../schemas/claim.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimBatch } from './build-claims-837.js';
import { noteUnread } from './note-unread.js';
import { type ClaimLevels, readClaim } from './read-claim.js';
import { type PartySegments, readPayer, readPerson, readProvider, readSubscriber } from './read-party.js';

/** The batch as it was built, and what of the set has no part in it. */
export interface ClaimBatchRead extends ClaimBatch {
  /** An error has cost the claim in which it stands, or every claim of the set when it stands in none. */
  readonly issues: readonly Issue[];
}

/** What one HL and those above it say so far. */
type Levels = Partial<ClaimLevels>;

/**
 * Reads a professional claim set into claims, each with what the levels above it say (005010X222A1 2000A to 2000C).
 * A claim that cannot be read is left out with an error; segments that a claim has no field for give a warning.
 */
export function readClaimBatch(set: TransactionSet): ClaimBatchRead {
  const reading = new SegmentReading();
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const [head, ...levels] = splitBefore(body, 'HL') as [Segment[], ...Segment[][]];
  const foreign = body.find(({ id }) => id === 'SV2' || id === 'SV3');
  const claims = foreign ? [] : new ClaimTree(reading).readLevels(levels);
  if (foreign) {
    reading.note('edi.unsupported-claim-form', '2400', foreign, undefined, { segment: foreign.id });
  } else noteUnread(reading, body);
  if (levels.length === 0) {
    reading.issues.push(issue('edi.missing-segment', placeOf(set.segments[0]!), { segment: 'HL' }));
  }
  return { ...readHead(head), claims, issues: reading.issues };
}

/** BHT, 1000A and 1000B. */
function readHead(segments: readonly Segment[]): Omit<ClaimBatch, 'claims'> {
  const find = (id: string, qualifier?: string) =>
    segments.find(
      (segment) => segment.id === id && (qualifier === undefined || segment.element(1) === qualifier),
    );
  const [begin, submitter, contact, receiver] = [
    find('BHT'),
    find('NM1', '41'),
    find('PER'),
    find('NM1', '40'),
  ];
  return {
    submitter: {
      name: submitter?.element(3) ?? '',
      id: submitter?.element(9) ?? '',
      contactName: contact?.element(2) ?? '',
      contactPhone: contact?.element(4) ?? '',
    },
    receiver: { name: receiver?.element(3) ?? '', id: receiver?.element(9) ?? '' },
    reference: begin?.element(3) ?? '',
    date: begin?.element(4) ?? '',
    time: begin?.element(5) ?? '',
  };
}

class ClaimTree {
  readonly #reading: SegmentReading;
  /** By HL01, so that a level finds the one that it names as its parent. */
  readonly #levels = new Map<string, Levels>();
  #last: Levels = {};

  constructor(reading: SegmentReading) {
    this.#reading = reading;
  }

  readLevels(levels: readonly (readonly Segment[])[]): Claim[] {
    return levels.flatMap((segments) => {
      const [head, ...claims] = splitBefore(segments, 'CLM') as [Segment[], ...Segment[][]];
      const level = this.#readLevel(head);
      return claims.flatMap((each) => this.#readClaim(each, level) ?? []);
    });
  }

  #readLevel(segments: readonly Segment[]): Levels {
    const hierarchy = segments[0]!;
    const above = this.#levels.get(hierarchy.element(2)) ?? this.#last;
    const [head, ...parties] = splitBefore(segments, 'NM1') as [Segment[], ...Segment[][]];
    const level = this.#readParties(hierarchy.element(3), head, parties, above);
    this.#levels.set(hierarchy.element(1), level);
    this.#last = level;
    return level;
  }

  #readParties(
    code: string,
    head: readonly Segment[],
    parties: readonly PartySegments[],
    above: Levels,
  ): Levels {
    const partyOf = (entity: string) => parties.find(([name]) => name!.element(1) === entity);
    const find = (id: string) => head.find((segment) => segment.id === id);
    const [provider, holder, patient] = [partyOf('85'), partyOf('IL'), partyOf('QC')];
    const coverage = find('SBR');
    if (code === '20' && provider) return { billingProvider: readProvider(provider, find('PRV')) };
    if (code === '22' && holder && coverage) {
      const person = readPerson(this.#reading, '2010BA', holder);
      const { billingProvider } = above;
      return {
        ...(billingProvider && { billingProvider }),
        subscriber: readSubscriber(person, holder, coverage),
        payer: readPayer(partyOf('PR') ?? []),
        payerResponsibility: coverage.element(1),
        ...(coverage.element(2) === '18' && { patient: person, relationshipCode: '18' }),
      };
    }
    if (code !== '23' || !patient) return above;
    const relationshipCode = find('PAT')?.element(1) ?? '';
    return { ...above, patient: readPerson(this.#reading, '2010CA', patient), relationshipCode };
  }

  #readClaim(segments: readonly Segment[], level: Levels): Claim | undefined {
    if (isComplete(level)) return readClaim(this.#reading, segments, level);
    this.#reading.note('edi.missing-hierarchy', '2300', segments[0]!);
    return undefined;
  }
}

function isComplete(level: Levels): level is ClaimLevels {
  return level.billingProvider !== undefined && level.subscriber !== undefined && level.patient !== undefined;
}
