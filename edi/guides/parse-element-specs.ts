import { DATA_ELEMENTS_TABLE } from './data-elements.js';
import type { ElementFormat, ElementSpec, ElementType, Qualifier, Usage } from './guide.js';

/** The format of each data element, by its number. */
export type ElementFormats = ReadonlyMap<string, ElementFormat>;

const FORMATS = parseFormats(DATA_ELEMENTS_TABLE);

const ELEMENT = /^([RSN])([A-Z]?\d+)(!?)(?:x(\d+))?(?::(.+))?$/;
const COMPOSITE = /^([RSN])\((C\d+)(?: (.*))?\)(?:x(\d+))?$/;

/** Reads the elements of a segment line: `R98!:85 S66:XX S67 N(C040) R(C003 R235:HC R234)`. */
export function parseElementSpecs(text: string, formats: ElementFormats = FORMATS): ElementSpec[] {
  const specs: ElementSpec[] = [];
  for (const token of parseTokens(text)) specs.push(parseElementSpec(token, specs, formats));
  return specs;
}

function parseElementSpec(
  token: string,
  before: readonly ElementSpec[],
  formats: ElementFormats,
): ElementSpec {
  const composite = COMPOSITE.exec(token);
  if (composite) return parseComposite(composite, before, formats);
  const match = ELEMENT.exec(token);
  const format = match ? formats.get(match[2]!) : undefined;
  if (!match || !format) throw new Error(`A guide table holds an element that cannot be read: ${token}`);
  const [, usage, number = '', qualifier, repeat = '1', list = ''] = match;
  const previous = list === '"' ? before.findLast((spec) => spec.number === number) : undefined;
  if (list === '"' && !previous?.codes && !previous?.externalCodes) throw nothingBefore(token);
  return {
    usage: usage as Usage,
    number,
    repeat: Number(repeat),
    format,
    isQualifier: qualifier === '!',
    ...(list.startsWith('@') ? { externalCodes: list.slice(1) } : {}),
    ...(previous?.codes ? { codes: previous.codes } : {}),
    ...(previous?.externalCodes ? { externalCodes: previous.externalCodes } : {}),
    ...(/^[^@"]/.test(list) ? { codes: new Set(list.replaceAll('_', ' ').split(',')) } : {}),
  };
}

function parseComposite(
  match: RegExpExecArray,
  before: readonly ElementSpec[],
  formats: ElementFormats,
): ElementSpec {
  const [, usage, number = '', inner = '', repeat = '1'] = match;
  const previous = before.findLast((spec) => spec.number === number && spec.components);
  if (inner === '"' && !previous) throw nothingBefore(match[0]);
  const components =
    inner === '"' ? previous?.components : inner === '' ? undefined : parseElementSpecs(inner, formats);
  return {
    usage: usage as Usage,
    number,
    repeat: Number(repeat),
    isQualifier: false,
    ...(components ? { components } : {}),
  };
}

function nothingBefore(token: string): Error {
  return new Error(`A guide table repeats what does not stand before: ${token}`);
}

/** The qualifying elements and components of a segment. */
export function findQualifiers(elements: readonly ElementSpec[]): Qualifier[] {
  return elements.flatMap((spec, index) =>
    (spec.components ?? [spec]).flatMap((part, position) =>
      part.isQualifier && part.codes
        ? [{ element: index + 1, component: position + 1, codes: part.codes }]
        : [],
    ),
  );
}

/** Splits at spaces that stand outside parentheses. */
function parseTokens(text: string): string[] {
  return text.match(/[^\s()]+(?:\([^)]*\)\S*)?/g) ?? [];
}

/** The formats of the data elements of the project and of these: `110:ID/1-2 647:ID/1-3`. */
export function parseElementFormats(table: string): ElementFormats {
  return table.trim() === '' ? FORMATS : new Map([...FORMATS, ...parseFormats(table)]);
}

function parseFormats(table: string): Map<string, ElementFormat> {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const match = /^(\w+):(\w+)\/(\d+)-(\d+)$/.exec(entry);
        if (!match) throw new Error(`A table of data elements holds an entry that cannot be read: ${entry}`);
        const [, number, type, minimum, maximum] = match;
        return [number!, { type: type as ElementType, minimum: Number(minimum), maximum: Number(maximum) }];
      }),
  );
}
