import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedReceiver,
  AcknowledgingSource,
  ClaimAcknowledgement,
} from '../../schemas/claim-acknowledgement.js';
import { type Issue, issue } from '../../schemas/issue.js';
import type { OtherSegment } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { readOtherSegment } from '../remittance-835/read-common.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { LevelReading } from './level-reading.js';
import { readAcknowledgedClaim } from './read-acknowledged-claim.js';

export interface ClaimAcknowledgementRead {
  /** Absent when there is no BHT to say what this is. */
  readonly acknowledgement?: ClaimAcknowledgement;
  readonly issues: readonly Issue[];
}

type Open<T, K extends keyof T, Child> = Omit<T, K> & { readonly [Key in K]: Child[] };
type OpenProvider = Open<AcknowledgedProvider, 'claims', AcknowledgedClaim>;
type OpenReceiver = Open<AcknowledgedReceiver, 'providers', OpenProvider>;
type OpenSource = Open<AcknowledgingSource, 'receivers', OpenReceiver>;

const NOBODY = { entityCode: '', entityType: '' };

/**
 * Reads a 277CA into what it says, with nothing dropped: levels are taken by HL03 in the order in which they stand,
 * and what no field holds is kept with a warning. Judges no guide; which claims are meant, and whether they are
 * accepted, is not decided here.
 */
export function readClaimAcknowledgement277(set: TransactionSet): ClaimAcknowledgementRead {
  const walk = new AcknowledgementWalk(set);
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const [head, ...levels] = splitBefore(body, 'HL');
  const top = new LevelReading(walk.reading, '', head!);
  const beginning = top.take('BHT');
  walk.keep(...top.rest);
  for (const level of levels) walk.addLevel(level);
  const { issues } = walk.reading;
  if (!beginning) {
    const at = set.segments[0] ? placeOf(set.segments[0]) : {};
    return { issues: [...issues, issue('edi.missing-segment', at, { segment: 'BHT' })] };
  }
  const acknowledgement = present({
    transactionSetControlNumber: set.controlNumber,
    reference: beginning.element(3),
    createdDate: walk.reading.readDate('', beginning, 4),
    createdTime: beginning.element(5),
    sources: walk.sources,
    otherSegments: walk.others,
    place: sourceRange(set.segments[0]!, set.segments.at(-1)),
  });
  return { acknowledgement, issues };
}

class AcknowledgementWalk {
  readonly reading: SegmentReading;
  readonly sources: OpenSource[] = [];
  readonly others: OtherSegment[] = [];

  constructor({ delimiters }: TransactionSet) {
    this.reading = new SegmentReading(delimiters);
  }

  addLevel(segments: readonly Segment[]): void {
    const [head, ...rest] = segments as [Segment, ...Segment[]];
    const code = head.element(3);
    if (code === '20') this.#addSource(rest);
    else if (code === '21') this.#receiversFor(head).push(this.#readReceiver(rest));
    else if (code === '19') this.#providersFor(head).push(this.#readProvider(rest));
    else if (code === 'PT') this.#addPatient(head, rest);
    else this.keep(...segments.map((segment): [string, Segment] => ['', segment]));
  }

  keep(...segments: readonly [loop: string, segment: Segment][]): void {
    for (const [loop, segment] of segments) this.others.push(readOtherSegment(this.reading, loop, segment));
  }

  #addSource(segments: readonly Segment[]): void {
    const level = new LevelReading(this.reading, '2000A', segments);
    const source = present({
      name: level.takeName(),
      traceNumber: level.takeText('TRN', 2),
      receivedDate: level.takeDate('050'),
      processedDate: level.takeDate('009'),
    });
    this.keep(...level.rest);
    this.sources.push({ ...source, receivers: [] });
  }

  #readReceiver(segments: readonly Segment[]): OpenReceiver {
    const level = new LevelReading(this.reading, '2000B', segments);
    const receiver = present({
      name: level.takeName(),
      batchReference: level.takeText('TRN', 2),
      statuses: level.takeStatuses(),
      totals: level.takeTotals('90', 'AA'),
    });
    this.keep(...level.rest);
    return { ...receiver, providers: [] };
  }

  #readProvider(segments: readonly Segment[]): OpenProvider {
    const level = new LevelReading(this.reading, '2000C', segments);
    const provider = present({
      name: level.takeName(),
      traceNumber: level.takeText('TRN', 2),
      statuses: level.takeStatuses(),
      references: level.takeReferences(),
      totals: level.takeTotals('QA', 'QC'),
    });
    this.keep(...level.rest);
    return { ...provider, claims: [] };
  }

  /** One patient may have several claims: each TRN begins one. */
  #addPatient(head: Segment, segments: readonly Segment[]): void {
    const [top, ...blocks] = splitBefore(segments, 'TRN');
    const level = new LevelReading(this.reading, '2000D', top!);
    const patient = level.takeName();
    this.keep(...level.rest);
    const claims = this.#claimsFor(head);
    for (const block of blocks) {
      const { claim, rest } = readAcknowledgedClaim(this.reading, block, patient);
      claims.push(claim);
      this.keep(...rest);
    }
    if (blocks.length === 0) {
      this.reading.note('edi.missing-segment', '2200D', head, undefined, { segment: 'TRN' }, 'warning');
    }
  }

  /** Where a level stands under none that it could belong to, an empty one is put above it, with a warning. */
  #receiversFor(head: Segment): OpenReceiver[] {
    if (this.sources.length === 0) this.sources.push({ name: this.#noLevel(head, '20'), receivers: [] });
    return this.sources.at(-1)!.receivers;
  }

  #providersFor(head: Segment): OpenProvider[] {
    const receivers = this.#receiversFor(head);
    if (receivers.length === 0) {
      receivers.push({ name: this.#noLevel(head, '21'), statuses: [], totals: {}, providers: [] });
    }
    return receivers.at(-1)!.providers;
  }

  #claimsFor(head: Segment): AcknowledgedClaim[] {
    const providers = this.#providersFor(head);
    if (providers.length === 0) {
      const name = this.#noLevel(head, '19');
      providers.push({ name, statuses: [], references: [], totals: {}, claims: [] });
    }
    return providers.at(-1)!.claims;
  }

  #noLevel(head: Segment, wanted: string): typeof NOBODY {
    this.reading.note('edi.missing-level', '', head, 3, { wanted }, 'warning');
    return NOBODY;
  }
}
