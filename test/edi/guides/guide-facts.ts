import { readFileSync } from 'node:fs';
import type { ElementSpec, Guide, LoopSpec, SegmentSpec } from '../../../edi/guides/guide.js';

/**
 * What a guide says, one line for each loop, segment, element and component: `2300 HI#2 01-1 R 1270 ID 1/3 ABJ,BJ`. The
 * number after # counts the segments with the same identifier in a loop. The position of a loop is left out, which our tables take
 * from its first segment; so are the codes of what is not used.
 */
export function factsOfGuide(guide: Guide): string[] {
  return loopFacts(guide.root, '');
}

function loopFacts(loop: LoopSpec, path: string): string[] {
  const counts = new Map<string, number>();
  return loop.items.flatMap((item) => {
    const count = (counts.get(`${item.kind} ${item.id}`) ?? 0) + 1;
    counts.set(`${item.kind} ${item.id}`, count);
    if (item.kind === 'segment') return segmentFacts(item, `${path || 'ST'} ${item.id}#${count}`);
    const inner = joinPath([...path.split('/'), item.id]);
    return [`${inner} ${item.usage} ${repeatText(item.repeat)}`, ...loopFacts(item, inner)];
  });
}

function segmentFacts(spec: SegmentSpec, name: string): string[] {
  const notes = spec.syntax.map(({ type, positions }) =>
    [type, ...positions.map((position) => String(position).padStart(2, '0'))].join(''),
  );
  return [
    [name, spec.usage, repeatText(spec.repeat), spec.position, ...notes].join(' '),
    ...spec.elements.flatMap((element, index) => elementFacts(element, `${name} ${twoDigits(index + 1)}`)),
  ];
}

function elementFacts(spec: ElementSpec, name: string): string[] {
  const { usage, number, repeat, format, components } = spec;
  const codes = spec.codes ? [...spec.codes] : spec.externalCodes ? [`@${spec.externalCodes}`] : [];
  const own = factLine(name, { usage, number, repeat: String(repeat), codes, ...format });
  const parts = usage === 'N' ? [] : (components ?? []);
  return [own, ...parts.flatMap((part, index) => elementFacts(part, `${name}-${index + 1}`))];
}

interface ElementFact {
  readonly usage: string;
  readonly number: string;
  readonly repeat: string;
  readonly codes: readonly string[];
  readonly type?: string;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
}

function factLine(name: string, fact: ElementFact): string {
  const { usage, number, repeat, type, minimum, maximum } = fact;
  const codes = usage === 'N' ? '' : [...new Set(fact.codes)].sort().join(',');
  const format = type ? `${type} ${minimum}/${maximum}` : '';
  return [name, usage, number, format, repeat === '1' || repeat === '' ? '' : `x${repeat}`, codes]
    .filter((part) => part !== '')
    .join(' ');
}

const repeatText = (repeat: number) => (Number.isFinite(repeat) ? String(repeat) : '>1');
const twoDigits = (position: number) => String(position).padStart(2, '0');

/** Levels of the hierarchy are told by the innermost alone: some tables nest them, some put them side by side. */
function joinPath(loops: readonly string[]): string {
  const isLevel = (id: string | undefined) => id !== undefined && /^2000[A-Z]$/.test(id);
  return loops.filter((id, index) => id !== '' && !(isLevel(id) && isLevel(loops[index + 1]))).join('/');
}

/** The columns of a file of facts: path, kind, id, usage, repeat, position, number, type, lengths, codes, notes. */
type Row = readonly string[];

/** The same lines out of a file of structural facts, for what stands in its transaction set, or in the envelope. */
export function factsOfFile(path: string): string[] {
  const rows = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const inSet = rows.filter(([place = '']) => /\/(ST_LOOP|TABLE\dAREA\d)/.test(place));
  const reader = new FactReader();
  return (inSet.length > 0 ? inSet : rows.map(asEnvelope)).flatMap((row) => reader.read(row));
}

/** The loop of a group has another name in the file. */
function asEnvelope([place = '', kind = '', id = '', ...rest]: Row): Row {
  return [place.replace('GS_LOOP', 'GS'), kind, id.replace('GS_LOOP', 'GS'), ...rest];
}

/** Loops that only gather others in the file and that no guide names. */
const WRAPPER = /^(ISA_LOOP|GS_LOOP|ST_LOOP|HEADER|DETAIL|FOOTER|TABLE\dAREA\d)$/;

/** Lists of codes outside the guides that have another name in our tables. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '@claim_status_cat': '@claim_status_category',
  '@entity_id': '@entity',
};

class FactReader {
  readonly #counts = new Map<string, number>();
  #segment = '';
  #isUsed = true;

  read(row: Row): string[] {
    const [place = '', kind = '', id = '', usage = '', repeat = '', position = ''] = row;
    const loops = place.split('/').filter((part) => part !== '' && !WRAPPER.test(part));
    if (kind === 'loop') return WRAPPER.test(id) ? [] : [`${joinPath(loops)} ${usage} ${repeat}`];
    if (kind !== 'segment') return this.#readElement(row);
    const name = `${joinPath(loops) || 'ST'} ${id}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    this.#segment = `${name}#${count}`;
    return [[this.#segment, usage, repeat, position, ...(row[11] ? [row[11]] : [])].join(' ')];
  }

  #readElement(row: Row): string[] {
    const [, kind = '', , usage = '', repeat = '', position = '', number = '', type = '', minimum, maximum] =
      row;
    if (kind === 'component' && !this.#isUsed) return [];
    if (kind !== 'component') {
      this.#isUsed = usage !== 'N';
      this.#element = position;
    }
    const at = kind === 'component' ? `${this.#element}-${Number(position)}` : position;
    const codes = (row[10] ?? '')
      .split(',')
      .filter((code) => code !== '')
      .map((code) => OTHER_NAMES[code] ?? code);
    return [
      factLine(`${this.#segment} ${at}`, {
        usage,
        number,
        repeat,
        type,
        codes,
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      }),
    ];
  }

  #element = '';
}
