import { ENVELOPE_GUIDE, GUIDES } from '../../../edi/guides/find-guide.js';
import type { ElementSpec, Guide, LoopSpec, SegmentSpec } from '../../../edi/guides/guide.js';
import { parseGuide } from '../../../edi/guides/parse-guide.js';
import type { LoopNode } from '../../../edi/validate/loop-node.js';
import { validateSet } from '../../../edi/validate/validate-set.js';
import { setOf } from '../validate/sample-sets.js';
import { type GuidePath, nameOf, pathsOf, writeInstance } from './guide-instances.js';

const specOf = (path: GuidePath) => path.at(-1) as SegmentSpec;

/** Whether the tree holds the segment in the loops of the path, each by the first that has its id. */
function isPlaced(tree: LoopNode, path: GuidePath, text: string): boolean {
  const loops = path.slice(0, -1).map(({ id }) => id);
  const nodes = loops.reduce((above, id) => above.flatMap((node) => node.children(id)), [tree]);
  return nodes.some(({ segments }) => segments.some((segment) => textOf(segment) === text));
}

function textOf(segment: { id: string; elementCount: number; element(at: number): string }): string {
  const texts = Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
  return [segment.id, ...texts].join('*');
}

/** What the walk has against a set that holds this segment as the guide says. */
function refusals(guide: Guide, path: GuidePath, isFull: boolean, code?: string): string[] {
  const wanted = { path, isFull, ...(code === undefined ? {} : { code }) };
  const lines = writeInstance(guide, wanted);
  const set = setOf(lines);
  const { tree, issues } = validateSet(set, guide);
  const name = `${nameOf(path)}${code === undefined ? '' : ` as ${code}`}`;
  const faults = issues.map(
    (found) => `${name}: ${found.code} ${found.at.loop} ${found.at.segment}${found.at.element ?? ''}`,
  );
  const { id } = specOf(path);
  const isThere = set.segments.some((segment) => segment.id === id && isPlaced(tree, path, textOf(segment)));
  return isThere ? faults : [...faults, `${name}: not placed`];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const sets = GUIDES.map((guide): [string, Guide] => [`${guide.identifier} ${guide.id}`, guide]);

describe.each(sets)('guide %s', (_, guide) => {
  const paths = pathsOf(guide);

  it('can be reached everywhere: a set with nothing else but what is required holds each segment', () => {
    expect(paths.flatMap((path) => refusals(guide, path, false))).toEqual([]);
  });

  it('allows every element that it uses to stand with all others', () => {
    expect(paths.flatMap((path) => refusals(guide, path, true))).toEqual([]);
  });

  it('knows each segment by every code of its qualifier', () => {
    const found = paths.flatMap((path) =>
      [...(specOf(path).qualifiers[0]?.codes ?? [])].flatMap((code) =>
        specOf(path).id === 'HL' ? [] : refusals(guide, path, false, code),
      ),
    );
    expect(found).toEqual([]);
  });

  it('has the positions of each loop in order, and a place for nothing that is never used', () => {
    const loops = [...new Set(paths.flatMap((path) => path.slice(0, -1) as LoopSpec[]))];
    const disordered = loops.filter(({ items }) =>
      items.some(({ position, kind }, index) => {
        const before = items[index - 1];
        return kind === 'segment' && before?.kind === 'segment' && before.position > position;
      }),
    );
    expect(disordered.map(({ id }) => id)).toEqual([]);
    expect(paths.flat().filter(({ usage, repeat }) => usage === 'N' || repeat < 1)).toEqual([]);
  });

  it('has no empty list of codes and no code list beside an external one', () => {
    const inSpec = (spec: ElementSpec): ElementSpec[] => [spec, ...(spec.components ?? []).flatMap(inSpec)];
    const faults = paths.flatMap((path) =>
      specOf(path)
        .elements.flatMap(inSpec)
        .filter(({ codes, externalCodes, components }) => {
          const isEmpty = codes !== undefined && (codes.size === 0 || codes.has(''));
          return isEmpty || (codes && externalCodes) || components?.length === 0;
        })
        .map(({ number }) => `${nameOf(path)} ${number}`),
    );
    expect(faults).toEqual([]);
  });
});

describe('the walk through a guide with faults', () => {
  const guideOf = (body: string) =>
    parseGuide(
      { id: 'own', identifier: '999', functionalCode: 'FA', versions: ['own'] },
      `ST 0050 R 1 | R143:999 R329 S1705:own\n${body}\nSE 0900 R 1 | R96 R329`,
    );
  const faultsOf = (body: string) => {
    const guide = guideOf(body);
    return pathsOf(guide).flatMap((path) => refusals(guide, path, false));
  };

  it('finds nothing in one without', () => {
    expect(faultsOf('loop 2000 0100 R 1\n  LX 0100 R 1 | R554\nREF 0300 S 1 | R128!:AA R127')).toEqual([]);
  });

  it('finds a segment that a loop before it takes for its own', () => {
    const body = 'loop 2000 0100 R 1\n  LX 0100 R 1 | R554\n  REF 0200 S 1 | R128!:AA R127';
    expect(faultsOf(`${body}\nREF 0300 S 1 | R128!:AA R127`)).toEqual([' REF*AA: not placed']);
  });
});

describe('the guides together', () => {
  const specs = [...GUIDES, ENVELOPE_GUIDE].flatMap((guide) =>
    pathsOf(guide).map((path) => ({ spec: specOf(path), place: `${guide.id} ${nameOf(path)}` })),
  );
  const bySegment = groupBy(specs, ({ spec }) => spec.id);

  /** The places of a segment that say something else of it than most do. */
  function oddPlaces(tell: (spec: SegmentSpec) => string): string[] {
    return [...bySegment.values()].flatMap((places) => {
      const [usual] = [...groupBy(places, ({ spec }) => tell(spec))].sort(
        ([, one], [, other]) => other.length - one.length,
      )[0]!;
      return places.filter(({ spec }) => tell(spec) !== usual).map(({ place }) => place);
    });
  }

  it('have the same data elements in a segment wherever it stands', () => {
    expect(oddPlaces(({ elements }) => elements.map(({ number }) => number).join(' '))).toEqual([]);
  });

  it('have the same syntax notes in a segment wherever it stands', () => {
    expect(oddPlaces(({ syntax }) => JSON.stringify(syntax))).toEqual([]);
  });

  it('have the same components in a composite wherever it is used', () => {
    const composites = specs.flatMap(({ spec, place }) =>
      spec.elements.flatMap(({ number, components }) =>
        components ? [{ number, place, parts: components.map((part) => part.number).join(' ') }] : [],
      ),
    );
    const odd = [...groupBy(composites, ({ number }) => number).values()].flatMap((places) =>
      places
        .filter(({ parts }) => parts !== places[0]!.parts)
        .map(({ place, number }) => `${place} ${number}`),
    );
    expect(odd).toEqual([]);
  });
});
