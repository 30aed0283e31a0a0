import { adaptedTable } from '../../../edi/guides/adapted-table.js';
import { DATA_ELEMENTS_TABLE } from '../../../edi/guides/data-elements.js';
import { ENVELOPE_GUIDE, findGuide, GUIDES } from '../../../edi/guides/find-guide.js';
import type { ElementSpec, Guide, GuideItem, LoopSpec, SegmentSpec } from '../../../edi/guides/guide.js';
import { parseGuide } from '../../../edi/guides/parse-guide.js';

const ALL = [...GUIDES, ENVELOPE_GUIDE];
const BY_NAME = ALL.map((guide): [string, Guide] => [`${guide.identifier} ${guide.id}`, guide]);
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

describe.each(BY_NAME)('guide %s', (_, guide) => {
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
    for (const version of ['005010X224', '005010X224A1', '005010X224A2', '005010X224A3']) {
      expect(findGuide('837', version)?.id).toBe('005010X224A2');
    }
    expect(findGuide('837', '005010X291')?.id).toBe('005010X291');
    expect(findGuide('837', '005010X292')?.id).toBe('005010X292');
    expect(findGuide('835', '005010X221')?.id).toBe('005010X221A1');
    expect(findGuide('999', '005010X231A1')?.id).toBe('005010X231A1');
    expect(findGuide('277', '005010X212')?.id).toBe('005010X212');
    expect(findGuide('277', '005010X214')?.id).toBe('005010X214');
    expect(findGuide('276', '005010X212')?.functionalCode).toBe('HR');
    expect(findGuide('270', '005010X279')?.functionalCode).toBe('HS');
    expect(findGuide('271', '005010X279A1')?.functionalCode).toBe('HB');
    for (const version of ['005010X223', '005010X223A1', '005010X223A2', '005010X223A3']) {
      expect(findGuide('837', version)?.id).toBe('005010X223A2');
    }
    expect(findGuide('837', '005010X221A1')).toBeUndefined();
  });

  it('carries the facts of the dental claim', () => {
    const dental = segmentsOf(findGuide('837', '005010X224A2')!);
    const find = (loop: string, id: string) =>
      dental.filter(([loopId, spec]) => loopId === loop && spec.id === id).map(([, spec]) => spec);
    expect(find('2300', 'DN2').map(({ repeat }) => repeat)).toEqual([35, 35]);
    expect(find('2400', 'TOO').map(({ repeat }) => repeat)).toEqual([32, 32]);
    expect(find('2300', 'CLM')[0]!.elements[18]!.codes).toEqual(new Set(['PB']));
    expect(
      find('2300', 'HI')[0]!
        .elements.map(({ usage }) => usage)
        .join(''),
    ).toBe('RSSSNNNNNNNN');
    const [service] = find('2400', 'SV3');
    expect(service!.elements.map(({ number }) => number)).toEqual(
      'C003 782 1331 C006 1358 380 352 1327 1360 1073 C004'.split(' '),
    );
    expect(service!.elements[3]!.components!.length).toBe(5);
    const dates = find('2400', 'DTP').flatMap(({ qualifiers }) => [...qualifiers[0]!.codes]);
    expect(new Set(dates)).toEqual(new Set(['139', '196', '198', '441', '446', '452', '472']));
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

describe('adaptedTable', () => {
  it('replaces what differs wherever it stands, and refuses what stands nowhere', () => {
    expect(adaptedTable('ST | R143\nSE | R143', [['R143', 'S143']])).toBe('ST | S143\nSE | S143');
    expect(() => adaptedTable('ST | R143', [['R329', 'S329']])).toThrow('R329');
  });

  it('tells a question about benefits from a claim', () => {
    const [asked, claimed] = ['005010X291', '005010X222A1'].map((version) => {
      const segments = segmentsOf(findGuide('837', version)!);
      const claim = segments.find(([, spec]) => spec.id === 'CLM')![1];
      const date = segments.find(([loop, spec]) => loop === '2400' && spec.id === 'DTP')![1];
      return [claim.elements[18]!.usage, claim.elements[18]!.codes, date.usage];
    });
    expect(asked).toEqual(['R', new Set(['08']), 'S']);
    expect(claimed).toEqual(['N', undefined, 'R']);
  });
});

describe('the data elements', () => {
  const entries = DATA_ELEMENTS_TABLE.trim().split(/\s+/);

  it('are each defined once', () => {
    const numbers = entries.map((entry) => entry.split(':')[0]!);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    expect(entries.filter((entry) => !/^\w+:(AN|ID|DT|TM|R|N[0-2])\/\d+-\d+$/.test(entry))).toEqual([]);
  });
});

describe('parseGuide', () => {
  const title = { id: 'own', identifier: '999', functionalCode: 'FA', versions: ['own'] };

  it('refuses tables that cannot be read', () => {
    expect(() => parseGuide(title, 'ST 0100 R 1 | R99999')).toThrow('R99999');
    expect(() => parseGuide(title, 'ST 0100 R 1 | R143\nloop 2000 0200 R 1 as-above')).toThrow('2000');
    expect(() => parseGuide(title, 'loop 2000 0200 R 1\n  LX 0100 R 1 | R554')).toThrow('ST');
    expect(() => parseGuide(title, 'ST 0100 R many | R143')).toThrow('many');
    expect(() => parseGuide(title, 'ST 0100 Q 1 | R143')).toThrow('Q');
  });

  it('refuses a table that repeats what does not stand before', () => {
    expect(() => parseGuide(title, 'ST 0100 R 1 | R143:"')).toThrow('R143');
    expect(() => parseGuide(title, 'ST 0100 R 1 | R143 R143:"')).toThrow('R143');
    expect(() => parseGuide(title, 'ST 0100 R 1 | N(C040) S(C040 ")')).toThrow('C040');
    const { root } = parseGuide(title, 'N4 0100 R 1 | S156:@states S156:" S(C040 R128:2U) S(C040 ")');
    expect(root.trigger.elements.map((spec) => spec.externalCodes)).toEqual([
      'states',
      'states',
      undefined,
      undefined,
    ]);
    expect(root.trigger.elements[3]!.components).toBe(root.trigger.elements[2]!.components);
  });
});
