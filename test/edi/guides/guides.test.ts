import { ENVELOPE_GUIDE, findGuide, GUIDES } from '../../../edi/guides/find-guide.js';
import type { ElementSpec, Guide, GuideItem, LoopSpec, SegmentSpec } from '../../../edi/guides/guide.js';
import { parseGuide } from '../../../edi/guides/parse-guide.js';

const ALL = [...GUIDES, ENVELOPE_GUIDE];
const TYPES = ['AN', 'ID', 'DT', 'TM', 'R', 'N0', 'N1', 'N2'];

function loopsOf(loop: LoopSpec): LoopSpec[] {
  return [loop, ...loop.items.flatMap((item) => (item.kind === 'loop' ? loopsOf(item) : []))];
}

function segmentsOf(guide: Guide): [string, SegmentSpec][] {
  return loopsOf(guide.root).flatMap((loop) =>
    loop.items.flatMap((item): [string, SegmentSpec][] => (item.kind === 'segment' ? [[loop.id, item]] : [])),
  );
}

const opener = (item: GuideItem) => (item.kind === 'loop' ? item.trigger : item);

/** True when no segment can be meant by both. */
function areApart(one: SegmentSpec, other: SegmentSpec): boolean {
  return one.qualifiers.some((qualifier) =>
    other.qualifiers.some(
      ({ element, component, codes }) =>
        element === qualifier.element &&
        component === qualifier.component &&
        [...codes].every((code) => !qualifier.codes.has(code)),
    ),
  );
}

function elementFaults(spec: ElementSpec): string[] {
  if (spec.components) return spec.components.flatMap(elementFaults);
  if (!spec.format) return spec.usage === 'N' ? [] : ['a composite without components'];
  const { type, minimum, maximum } = spec.format;
  return [
    ...(TYPES.includes(type) ? [] : [`type ${type}`]),
    ...(minimum >= 1 && minimum <= maximum ? [] : [`lengths ${minimum} to ${maximum}`]),
    ...(spec.repeat >= 1 ? [] : ['repeat']),
    ...(spec.isQualifier && !spec.codes ? ['a qualifier without codes'] : []),
    ...(type === 'AN' ? [] : [...(spec.codes ?? [])])
      .filter((code) => code.length < minimum || code.length > maximum)
      .map((code) => `code ${code} of the wrong length`),
  ];
}

function segmentFaults([loop, spec]: [string, SegmentSpec]): string[] {
  const notes = spec.syntax.flatMap(({ type, positions }) => [
    ...('PRECL'.includes(type) && positions.length >= 2 ? [] : [`note ${type}`]),
    ...positions.filter((at) => !spec.elements[at - 1]).map((at) => `note names element ${at}`),
  ]);
  const place = spec.repeat >= 1 && 'RSN'.includes(spec.usage) ? [] : ['repeat or usage'];
  return [...notes, ...place, ...spec.elements.flatMap(elementFaults)].map(
    (fault) => `${loop} ${spec.id}: ${fault}`,
  );
}

describe.each(ALL.map((guide): [string, Guide] => [guide.id, guide]))('guide %s', (_, guide) => {
  it('has known types, lengths, codes and syntax notes everywhere', () => {
    expect(segmentsOf(guide).flatMap(segmentFaults)).toEqual([]);
  });

  it('opens every loop with a segment and orders items by rank', () => {
    for (const loop of loopsOf(guide.root)) {
      expect([loop.id, loop.items[0] === loop.trigger]).toEqual([loop.id, true]);
      const ranks = loop.items.map(({ rank }) => rank);
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      expect(loop.items.map(({ index }) => index)).toEqual([...loop.items.keys()]);
    }
  });

  it('tells items with the same segment apart by qualifiers', () => {
    const alike = loopsOf(guide.root).flatMap((loop) =>
      [...loop.itemsBySegment.values()].flatMap((items) =>
        items.flatMap((one, at) =>
          items
            .slice(at + 1)
            .filter((other) => !areApart(opener(one), opener(other)))
            .map((other) => `${loop.id}: ${one.id} ${one.position} and ${other.id} ${other.position}`),
        ),
      ),
    );
    expect(alike).toEqual([]);
  });

  it('lets no loop swallow a segment that its parent wants after it', () => {
    const swallowed = loopsOf(guide.root).flatMap((loop) =>
      loop.items.flatMap((child) =>
        child.kind === 'segment'
          ? []
          : loop.items
              .filter((later) => later.rank > child.rank)
              .filter((later) =>
                loopsOf(child).some((inner) =>
                  (inner.itemsBySegment.get(opener(later).id) ?? []).some(
                    (item) => !areApart(opener(item), opener(later)),
                  ),
                ),
              )
              .map((later) => `${loop.id}: ${child.id} swallows ${later.id}`),
      ),
    );
    expect(swallowed).toEqual([]);
  });
});

describe('findGuide', () => {
  it('knows the variants that are sent, and nothing else', () => {
    expect(findGuide('837', '005010X222')?.id).toBe('005010X222A1');
    expect(findGuide('837', '005010X222A2')?.id).toBe('005010X222A1');
    expect(findGuide('835', '005010X221')?.id).toBe('005010X221A1');
    expect(findGuide('999', '005010X231A1')?.id).toBe('005010X231A1');
    expect(findGuide('837', '005010X223A2')).toBeUndefined();
    expect(findGuide('837', '005010X221A1')).toBeUndefined();
  });

  it('carries the facts of the guides', () => {
    const claim = findGuide('837', '005010X222A1')!;
    const inClaim = segmentsOf(claim);
    const diagnoses = inClaim.find(([loop, spec]) => loop === '2300' && spec.id === 'HI')![1];
    expect(diagnoses.qualifiers).toEqual([{ element: 1, component: 1, codes: new Set(['ABK', 'BK']) }]);
    expect(diagnoses.elements.length).toBe(12);
    expect([...diagnoses.elements[11]!.components![0]!.codes!]).toEqual(['ABF', 'BF']);
    const service = inClaim.find(([, spec]) => spec.id === 'SV1')![1];
    expect(service.elements[1]).toMatchObject({
      usage: 'R',
      number: '782',
      format: { type: 'R', maximum: 18 },
    });
    expect(
      loopsOf(claim.root)
        .filter(({ id }) => id === '2300')
        .map(({ repeat }) => repeat),
    ).toEqual([100, 100]);
    expect(loopsOf(findGuide('835', '005010X221A1')!.root).map(({ id }) => id)).toEqual([
      'ST',
      '1000A',
      '1000B',
      '2000',
      '2100',
      '2110',
    ]);
  });
});

describe('parseGuide', () => {
  const title = { id: 'own', identifier: '999', functionalCode: 'FA', versions: ['own'] };

  it('refuses tables that cannot be read', () => {
    expect(() => parseGuide(title, 'ST 0100 R 1 | R99999')).toThrow('R99999');
    expect(() => parseGuide(title, 'ST 0100 R 1 | R143\nloop 2000 0200 R 1 as-above')).toThrow('2000');
    expect(() => parseGuide(title, 'loop 2000 0200 R 1\n  LX 0100 R 1 | R554')).toThrow('ST');
  });
});
