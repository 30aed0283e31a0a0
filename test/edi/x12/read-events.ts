import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import type { Segment } from '../../../edi/x12/segment.js';
import type { SourceSegment } from '../../../edi/x12/source-segment.js';
import type { StreamHandler } from '../../../edi/x12/stream-handler.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';

/** Limits so low that the sample files reach them. */
export const LOW_LIMITS = { segmentBytes: 500 };

/** All that a segment tells. */
export function tellSegment(segment: Segment): unknown {
  const { id, elementCount, byteOffset, byteLength, line, isPlain } = segment;
  const elements = Array.from({ length: elementCount + 2 }, (_, position) => [
    segment.element(position),
    segment.component(position, 1),
    segment.component(position, 2),
    segment.component(position, 3),
    segment.componentCount(position),
    segment.repetitions(position),
    segment.isEmpty(position),
    segment.amount(position),
  ]);
  return { id, elementCount, byteOffset, byteLength, line, isPlain, elements };
}

/** Writes down what it is told, each segment at the time of its call. */
export class EventList implements StreamHandler {
  readonly events: unknown[] = [];

  startInterchange(...[header, delimiters]: Parameters<Required<StreamHandler>['startInterchange']>): void {
    this.events.push(['startInterchange', tellSegment(header), delimiters]);
  }

  startGroup(header: Segment): void {
    this.events.push(['startGroup', tellSegment(header)]);
  }

  startSet(set: unknown): void {
    this.events.push(['startSet', set]);
  }

  segment(segment: Segment, position: number): void {
    this.events.push(['segment', tellSegment(segment), position]);
  }

  endSet(issues: unknown, count: number): void {
    this.events.push(['endSet', issues, count]);
  }

  endGroup(issues: unknown, trailer?: Segment): void {
    this.events.push(['endGroup', issues, trailer && tellSegment(trailer)]);
  }

  acknowledgement(segment: Segment): void {
    this.events.push(['acknowledgement', tellSegment(segment)]);
  }

  endInterchange(issues: unknown, trailer?: Segment): void {
    this.events.push(['endInterchange', issues, trailer && tellSegment(trailer)]);
  }
}

/** Takes segments in runs and writes each down as if it had come alone. */
export class RunList extends EventList {
  runs = 0;

  segments(segment: SourceSegment, position: number): void {
    this.runs += 1;
    let at = position;
    do {
      this.segment(segment, at);
      at += 1;
    } while (segment.nextBody());
  }
}

/** What a reader tells of bytes that come cut at these places. */
export function readEvents(
  bytes: Uint8Array,
  cuts: readonly number[],
  point?: ResumePoint,
  list: EventList = new EventList(),
): unknown {
  const reader = point ? X12Reader.resume(list, point, LOW_LIMITS) : new X12Reader(list, LOW_LIMITS);
  let start = 0;
  for (const end of [...new Set([...cuts, bytes.length])].sort((one, other) => one - other)) {
    // A copy, wiped afterwards: whoever still reads from a chunk that is past reads nonsense.
    const chunk = Uint8Array.from(bytes.subarray(start, end));
    reader.push(chunk);
    chunk.fill(0x21);
    start = end;
  }
  reader.end();
  return { events: list.events, issues: reader.issues, stopped: reader.stopped };
}

/** The same from the tree of the whole file. */
export function eventsOfTree(bytes: Uint8Array): unknown {
  const list = new EventList();
  const file = parseX12(bytes, LOW_LIMITS);
  for (const { header, delimiters, acknowledgements, groups, trailer, issues } of file.interchanges) {
    list.startInterchange(header, delimiters);
    for (const acknowledgement of acknowledgements) list.acknowledgement(acknowledgement);
    for (const group of groups) {
      list.startGroup(group.header);
      for (const { segments, issues: found, ...set } of group.sets) {
        list.startSet({ ...set, byteOffset: segments[0]!.byteOffset });
        for (const [index, segment] of segments.entries()) list.segment(segment, index + 1);
        list.endSet(found, segments.length);
      }
      list.endGroup(group.issues, group.trailer);
    }
    list.endInterchange(issues, trailer);
  }
  return { events: list.events, issues: file.issues };
}
