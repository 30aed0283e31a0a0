import type { Guide, GuideItem, LoopSpec, SegmentSpec, SyntaxNote, Usage } from './guide.js';
import {
  type ElementFormats,
  findQualifiers,
  parseElementFormats,
  parseElementSpecs,
} from './parse-element-specs.js';

export interface GuideTitle {
  readonly id: string;
  readonly identifier: string;
  readonly functionalCode: string;
  readonly versions: readonly string[];
}

interface Line {
  readonly depth: number;
  readonly text: string;
}

/** What all lines of a table share: the content of each loop so far, and the data elements. */
interface Context {
  readonly known: Map<string, readonly GuideItem[]>;
  readonly formats: ElementFormats;
}

type Draft = { -readonly [Key in keyof GuideItem]: GuideItem[Key] } & GuideItem;

/**
 * Reads a guide from its table. Two spaces of indent are one loop deeper. A line is one of
 *
 *     loop 2010AA 0150 R 1                identifier, position, usage, repeat
 *     loop 2300 1300 S 100 as-above       with the content of the last loop of that identifier
 *     area detail                         positions begin anew
 *     NM1 0150 R 1 P0809 | R98!:85 S67    position, usage, repeat, syntax notes | elements in order
 *
 * An element is usage and data element number, `!` when its codes tell this segment from others of the same
 * identifier, `x10` when it repeats, and codes after a colon: a list, `@name` for a list outside the guide, `"` for
 * that of the element of the same number before. A composite lists its components in parentheses, `"` for the same
 * ones again. `_` in a code is a space. `elements` gives the data elements that data-elements.ts does not have, in
 * its notation. Throws on a table that cannot be read: that is a bug in the table.
 */
export function parseGuide(title: GuideTitle, table: string, elements = ''): Guide {
  const lines = table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ depth: (line.length - line.trimStart().length) / 2, text: line.trim() }));
  const items = parseItems(lines, { known: new Map(), formats: parseElementFormats(elements) });
  const root = buildLoop('ST', ['0000', 'R', '1'], items);
  return { ...title, root, segmentIds: new Set(findSegmentIds(root)) };
}

function parseItems(lines: readonly Line[], context: Context): GuideItem[] {
  const items: Draft[] = [];
  let area = '';
  let last = '';
  let rank = -1;
  lines.forEach((line, at) => {
    if (line.depth !== lines[0]!.depth) return;
    if (line.text.startsWith('area ')) {
      area = line.text;
      return;
    }
    const item = line.text.startsWith('loop ')
      ? parseLoop(lines, at, context)
      : parseSegment(line.text, context.formats);
    const place = `${area} ${item.position}`;
    if (place !== last) rank += 1;
    last = place;
    items.push({ ...item, rank, index: items.length });
  });
  return items;
}

function parseLoop(lines: readonly Line[], at: number, context: Context): LoopSpec {
  const { depth, text } = lines[at]!;
  const [, id = '', position = '', usage = '', repeat = '', above] = text.split(' ');
  const end = lines.findIndex((line, index) => index > at && line.depth <= depth);
  const inner = lines.slice(at + 1, end < 0 ? lines.length : end);
  const { known } = context;
  const items = above === undefined ? parseItems(inner, context) : known.get(id);
  if (!items) throw new Error(`Loop ${id} of a guide table refers to a loop that is not above it`);
  known.set(id, items);
  return buildLoop(id, [position, usage, repeat], items);
}

function buildLoop(id: string, place: readonly string[], items: readonly GuideItem[]): LoopSpec {
  const [trigger] = items;
  if (trigger?.kind !== 'segment')
    throw new Error(`Loop ${id} of a guide table does not begin with a segment`);
  const itemsBySegment = new Map<string, GuideItem[]>();
  for (const item of items.slice(1)) {
    const segmentId = item.kind === 'loop' ? item.trigger.id : item.id;
    itemsBySegment.set(segmentId, [...(itemsBySegment.get(segmentId) ?? []), item]);
  }
  return { kind: 'loop', id, ...parsePlace(place), items, trigger, itemsBySegment };
}

function parseSegment(text: string, formats: ElementFormats): SegmentSpec {
  const [head = '', body = ''] = text.split(' | ');
  const [id = '', position = '', usage = '', repeat = '', ...notes] = head.split(' ');
  const elements = parseElementSpecs(body, formats);
  return {
    kind: 'segment',
    id,
    ...parsePlace([position, usage, repeat]),
    elements,
    syntax: notes.map(parseSyntaxNote),
    qualifiers: findQualifiers(elements),
  };
}

function parsePlace([position = '', usage = '', repeat = '']: readonly string[]) {
  const count = repeat === '>1' ? Number.POSITIVE_INFINITY : Number(repeat);
  if (!/^[RSN]$/.test(usage) || !(count >= 1)) {
    throw new Error(`A guide table holds a place that cannot be read: ${position} ${usage} ${repeat}`);
  }
  return { position, usage: usage as Usage, repeat: count, rank: 0, index: 0 };
}

function parseSyntaxNote(note: string): SyntaxNote {
  const positions = (note.slice(1).match(/\d\d/g) ?? []).map(Number);
  return { type: note[0] as SyntaxNote['type'], positions };
}

function findSegmentIds(loop: LoopSpec): string[] {
  return loop.items.flatMap((item) => (item.kind === 'loop' ? findSegmentIds(item) : [item.id]));
}
