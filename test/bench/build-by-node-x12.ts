import nodeX12 from 'node-x12';
import { buildClaimInterchange } from '../../edi/claim-837/build-claim-interchange.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import { writeX12 } from '../../edi/x12/write-x12.js';
import { summarizeBytes } from './build-by-ours.js';
import { bytesOf, submissionOf } from './build-remittance-file.js';
import type { Contender, Setting } from './contender.js';
import { readBenchClaims } from './input-path.js';

const DELIMITERS = { segmentTerminator: '~', elementDelimiter: '*', subElementDelimiter: ':' };

type Texts = readonly [id: string, ...elements: string[]];

/**
 * The same file written by node-x12. It knows no claims, so it is given every segment ready, with its elements as
 * text, before the clock starts: what is timed is its writing alone.
 */
export async function openBuildByNodeX12({ folder }: Setting): Promise<Contender> {
  const file = readSegments(await readBenchClaims(folder));
  let text = '';
  return {
    work() {
      const interchange = new nodeX12.X12Interchange(DELIMITERS);
      interchange.setHeader(file.header);
      const group = interchange.addFunctionalGroup();
      group.setHeader(file.group);
      for (const { header, segments } of file.sets) {
        const set = group.addTransaction();
        set.setHeader(header);
        for (const [id, ...elements] of segments) set.addSegment(id, elements);
      }
      text = interchange.toString();
    },
    summarize: () => summarizeBytes(Buffer.from(text, 'latin1')),
  };
}

/** The segments of the file, as texts. */
export function readSegments(claims: Parameters<typeof submissionOf>[0]) {
  const { interchanges } = parseX12(bytesOf(writeX12([buildClaimInterchange(submissionOf(claims))])));
  const { header, groups } = interchanges[0]!;
  const [group] = groups;
  const elements = (segment: typeof header) =>
    Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
  const sets = group!.sets.map(({ segments }) => ({
    header: elements(segments[0]!),
    segments: segments.slice(1, -1).map((segment): Texts => [segment.id, ...elements(segment)]),
  }));
  return { header: elements(header), group: elements(group!.header), sets };
}
