import type { ElementSpec, Guide, LoopSpec } from './guide.js';

type SegmentElements = ReadonlyMap<string, readonly ElementSpec[]>;

const KNOWN = new WeakMap<Guide, SegmentElements>();

/**
 * The X12 data element (`782`) that stands at a position of a segment, the same in every loop; undefined for a
 * composite as a whole and for what the guide does not have.
 */
export function findDataElement(
  guide: Guide,
  segmentId: string,
  element: number,
  component?: number,
): string | undefined {
  const spec = elementsOf(guide).get(segmentId)?.[element - 1];
  const part = component === undefined ? spec : spec?.components?.[component - 1];
  return part?.format && part.number;
}

function elementsOf(guide: Guide): SegmentElements {
  const known = KNOWN.get(guide);
  if (known) return known;
  const elements = new Map<string, readonly ElementSpec[]>();
  collect(guide.root, elements);
  KNOWN.set(guide, elements);
  return elements;
}

/** Of several segments with one identifier, the one that says most of a composite stands for all. */
function collect(loop: LoopSpec, elements: Map<string, readonly ElementSpec[]>): void {
  for (const item of loop.items) {
    if (item.kind === 'loop') {
      collect(item, elements);
      continue;
    }
    const before = elements.get(item.id) ?? [];
    const longest = Math.max(before.length, item.elements.length);
    const merged = Array.from({ length: longest }, (_, index) => richer(before[index], item.elements[index]));
    elements.set(item.id, merged as readonly ElementSpec[]);
  }
}

function richer(one: ElementSpec | undefined, other: ElementSpec | undefined): ElementSpec | undefined {
  const count = (spec: ElementSpec | undefined) => (spec === undefined ? -1 : (spec.components?.length ?? 0));
  return count(other) > count(one) ? other : one;
}
