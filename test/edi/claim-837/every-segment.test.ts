import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { GUIDES } from '../../../edi/guides/find-guide.js';
import type { Guide } from '../../../edi/guides/guide.js';
import type { Segment } from '../../../edi/x12/segment.js';
import { type GuidePath, nameOf, pathsOf, writeInstance } from '../guides/guide-instances.js';
import { writtenSet } from '../sets-of.js';
import { setOf } from '../validate/sample-sets.js';

/** What a set with every element filled cannot say, as it would contradict or repeat itself. */
const CONTRADICTIONS: readonly string[] = [
  // SBR02 says that the subscriber is the patient, and PAT is of that patient: with a dependent below there is neither.
  '2000B SBR',
  '2000B PAT',
  // The same cause twice.
  '2300 CLM',
  // The place of service of the claim once more, and on a dental line a count of one.
  '2400 SV1',
  '2400 SV3',
];

const textOf = (segment: Segment) =>
  [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))].join('*');
const textsOf = (segments: readonly Segment[]) =>
  segments.filter(({ id }) => id !== 'ST' && id !== 'SE').map(textOf);

/** A claim of a dependent with every element of one more segment: what is told of it, and what of it is not written. */
function faultsOf(guide: Guide, path: GuidePath, claim: GuidePath): string[] {
  const set = setOf(writeInstance(guide, { path, isFull: true, beside: claim }));
  const { issues, ...batch } = readClaimBatch(set);
  const again = writtenSet('837', guide.id, buildClaims837(batch));
  const [sent, written] = [textsOf(set.segments), textsOf(again.segments)];
  return [
    ...issues.map(({ code, at }) => `${nameOf(path)}: ${code} ${at.segment}`),
    ...sent.filter((text) => !written.includes(text)).map((text) => `${nameOf(path)}: lost ${text}`),
    ...written.filter((text) => !sent.includes(text)).map((text) => `${nameOf(path)}: added ${text}`),
  ];
}

const FORMS = ['005010X222A1', '005010X223A2', '005010X224A2'];
const forms = GUIDES.filter(({ id }) => FORMS.includes(id));

describe.each(forms.map((guide): [string, Guide] => [guide.id, guide]))('a claim of guide %s', (_, guide) => {
  const paths = pathsOf(guide).filter((path) => path.length > 1);
  const isBelow = (path: GuidePath, id: string) => path.some((item) => item.id === id);
  const claim = paths.find((path) => isBelow(path, '2000C') && path.at(-1)!.id === 'CLM')!;
  const placed = paths.filter((path) => isBelow(path, '2000C') || !isBelow(path, '2300'));

  it('has a field for every element of every segment, and each is written as it was read', () => {
    // The dental guide has fewest, 146.
    expect(placed.length).toBeGreaterThan(145);
    const isSayable = (path: GuidePath) =>
      !CONTRADICTIONS.includes(
        path
          .slice(-2)
          .map(({ id }) => id)
          .join(' '),
      );
    expect(placed.filter(isSayable).flatMap((path) => faultsOf(guide, path, claim))).toEqual([]);
  });
});
