import type {
  ElementSpec,
  Guide,
  GuideItem,
  LoopSpec,
  Qualifier,
  SegmentSpec,
} from '../../../edi/guides/guide.js';

/** A segment of a guide with the loops around it, outermost first, and itself last. */
export type GuidePath = readonly GuideItem[];

/** Every segment of a guide below ST, by the path that leads there. */
export function pathsOf(guide: Guide): GuidePath[] {
  const below = (loop: LoopSpec, above: GuidePath): GuidePath[] =>
    loop.items.flatMap((item) => (item.kind === 'loop' ? below(item, [...above, item]) : [[...above, item]]));
  return below(guide.root, []).filter((path) => path.length > 1 || path[0] !== guide.root.trigger);
}

export function nameOf(path: GuidePath): string {
  const [segment, ...loops] = [...path].reverse() as [SegmentSpec, ...LoopSpec[]];
  const codes = segment.qualifiers.map((qualifier) => [...qualifier.codes].join(',')).join(' ');
  return `${loops
    .reverse()
    .map(({ id }) => id)
    .join('/')} ${segment.id}${codes === '' ? '' : `*${codes}`}`;
}

interface Wanted {
  readonly path: GuidePath;
  /** Whether every element that the guide uses is filled, or the required ones alone. */
  readonly isFull: boolean;
  /** The code of the first qualifier; the first one of its list when left out. */
  readonly code?: string;
  /** Another segment that is to stand in the set, with what is required of it. */
  readonly beside?: GuidePath;
}

/** What is left of a path below an open loop. */
interface Branch {
  readonly rest: GuidePath;
  readonly isTarget: boolean;
}

/** The smallest set that the guide allows and that holds the segment, one segment a line. */
export function writeInstance(guide: Guide, wanted: Wanted): string {
  const writer = new InstanceWriter(guide, wanted);
  const { path, beside = [] } = wanted;
  const branches = [
    { rest: path, isTarget: true },
    { rest: beside, isTarget: false },
  ];
  writer.writeLoop(guide.root, branches, '');
  return writer.lines.join('\n');
}

class InstanceWriter {
  readonly lines: string[] = [];
  readonly #guide: Guide;
  readonly #wanted: Wanted;
  #levels = 0;

  constructor(guide: Guide, wanted: Wanted) {
    this.#guide = guide;
    this.#wanted = wanted;
  }

  /** `branches` are the paths that lead through this loop. */
  writeLoop(loop: LoopSpec, branches: readonly Branch[], parent: string): void {
    let own = parent;
    const at = this.lines.length;
    for (const item of loop.items) {
      const wanted = branches.filter(({ rest }) => rest[0] === item);
      if (item.usage !== 'R' && wanted.length === 0 && item !== loop.trigger) continue;
      const below = wanted.map(({ rest, isTarget }) => ({ rest: rest.slice(1), isTarget }));
      if (item.kind === 'loop') this.writeLoop(item, below, own);
      else if (item.id === 'HL') own = this.#writeLevel(item, parent);
      else
        this.#writeSegment(
          item,
          below.some(({ isTarget }) => isTarget),
        );
    }
    this.#tellOfChildren(at);
  }

  #writeSegment(spec: SegmentSpec, isWanted: boolean): void {
    const { isFull, code } = this.#wanted;
    const texts = segmentTexts(spec, isWanted && isFull, isWanted ? code : undefined);
    if (spec.id === 'ST') texts[2] = this.#guide.versions[0]!;
    this.lines.push(['ST', 'SE'].includes(spec.id) ? envelopeLine(spec.id, texts) : joinLine(spec.id, texts));
  }

  #writeLevel(spec: SegmentSpec, parent: string): string {
    this.#levels += 1;
    const id = String(this.#levels);
    const [, , code = '', child = ''] = segmentTexts(spec, true, undefined);
    this.lines.push(joinLine('HL', [id, parent, code, child]));
    return id;
  }

  /** HL04 as it has to be, once it is known what stands below. */
  #tellOfChildren(at: number): void {
    const line = this.lines[at] ?? '';
    const [id, ...texts] = line.split('*');
    if (id !== 'HL' || texts[3] === undefined || texts[3] === '') return;
    const hasChildren = this.lines.slice(at + 1).some((each) => each.startsWith('HL*'));
    this.lines[at] = joinLine('HL', [...texts.slice(0, 3), hasChildren ? '1' : '0']);
  }
}

function envelopeLine(id: string, texts: readonly string[]): string {
  return joinLine(id, id === 'ST' ? [texts[0]!, '0001', texts[2]!] : ['1', '0001']);
}

function joinLine(id: string, texts: readonly string[]): string {
  return [id, ...texts].join('*').replace(/\*+$/, '');
}

function segmentTexts(spec: SegmentSpec, isFull: boolean, code: string | undefined): string[] {
  const codeOf = (element: number, component: number) =>
    isAt(spec.qualifiers[0], element, component) ? code : undefined;
  const texts: string[] = [];
  const fill = (index: number) => {
    texts[index] = elementText(spec.elements[index]!, isFull, texts[index - 1] ?? '', (component) =>
      codeOf(index + 1, component),
    );
  };
  spec.elements.forEach((element, index) => {
    texts[index] = '';
    if (element.usage === 'R' || (isFull && element.usage === 'S')) fill(index);
  });
  for (const { type, positions } of spec.syntax) satisfyNote(type, positions, spec, texts, fill);
  return texts;
}

const isAt = (qualifier: Qualifier | undefined, element: number, component: number) =>
  qualifier?.element === element && qualifier.component === component;

/** Empties what excludes the first, and fills what the first one wants. */
function satisfyNote(
  type: string,
  positions: readonly number[],
  { elements }: SegmentSpec,
  texts: string[],
  fill: (index: number) => void,
): void {
  const [first = 0, ...others] = positions.map((position) => position - 1);
  const isUsed = (index: number) => elements[index]?.usage !== 'N';
  if (type === 'E' && texts[first] !== '') {
    for (const index of others) texts[index] = '';
    return;
  }
  const present = [first, ...others].filter((index) => texts[index] !== '');
  const isMet = type === 'R' ? present.length > 0 : type === 'P' ? present.length === 0 : texts[first] === '';
  if (type === 'E' || isMet) return;
  const missing = [first, ...others].filter((index) => texts[index] === '' && isUsed(index));
  for (const index of type === 'R' || type === 'L' ? missing.slice(0, 1) : missing) fill(index);
}

function elementText(
  spec: ElementSpec,
  isFull: boolean,
  before: string,
  codeOf: (component: number) => string | undefined,
): string {
  if (!spec.components) return plainText(spec, before, codeOf(1));
  const parts: string[] = [];
  spec.components.forEach((component, index) => {
    const isFilled = component.usage === 'R' || (isFull && component.usage === 'S');
    parts.push(isFilled ? plainText(component, parts[index - 1] ?? '', codeOf(index + 1)) : '');
  });
  if (parts.join('') === '') {
    const index = spec.components.findIndex(({ usage }) => usage !== 'N');
    parts[index] = plainText(spec.components[index]!, '', codeOf(index + 1));
  }
  return parts.join(':').replace(/:+$/, '');
}

const PERIODS: Readonly<Record<string, string>> = {
  D8: '20260102',
  RD8: '20260102-20260103',
  DT: '202601020930',
  TM: '0930',
};

function plainText(spec: ElementSpec, before: string, code: string | undefined): string {
  const [first] = code === undefined ? (spec.codes ?? []) : [code];
  if (first !== undefined) return first;
  // The frequency of a claim is of a list outside the guides, and readers know it.
  if (spec.number === '1325') return '1';
  if (spec.number === '1251') return PERIODS[before] ?? 'A';
  const { type, minimum } = spec.format!;
  if (type === 'DT') return minimum === 6 ? '260102' : '20260102';
  if (type === 'TM') return '0930';
  return (type === 'AN' || type === 'ID' ? 'A' : '1').repeat(minimum);
}
