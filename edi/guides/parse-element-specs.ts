import { DATA_ELEMENTS_TABLE } from './data-elements.js';
import type { ElementFormat, ElementSpec, ElementType, Qualifier, Usage } from './guide.js';

const FORMATS = parseFormats(DATA_ELEMENTS_TABLE);

const ELEMENT = /^([RSN])([A-Z]?\d+)(!?)(?:x(\d+))?(?::(.+))?$/;
const COMPOSITE = /^([RSN])\((C\d+)(?: (.*))?\)(?:x(\d+))?$/;

/** Reads the elements of a segment line: `R98!:85 S66:XX S67 N(C040) R(C003 R235:HC R234)`. */
export function parseElementSpecs(text: string): ElementSpec[] {
  const specs: ElementSpec[] = [];
  for (const token of parseTokens(text)) specs.push(parseElementSpec(token, specs));
  return specs;
}

function parseElementSpec(token: string, before: readonly ElementSpec[]): ElementSpec {
  const composite = COMPOSITE.exec(token);
  if (composite) return parseComposite(composite, before);
  const match = ELEMENT.exec(token);
  const format = match ? FORMATS.get(match[2]!) : undefined;
  if (!match || !format) throw new Error(`A guide table holds an element that cannot be read: ${token}`);
  const [, usage, number = '', qualifier, repeat = '1', list = ''] = match;
  const previous = before.findLast((spec) => spec.number === number);
  return {
    usage: usage as Usage,
    number,
    repeat: Number(repeat),
    format,
    isQualifier: qualifier === '!',
    ...(list.startsWith('@') ? { externalCodes: list.slice(1) } : {}),
    ...(list === '"' && previous?.codes ? { codes: previous.codes } : {}),
    ...(/^[^@"]/.test(list) ? { codes: new Set(list.replaceAll('_', ' ').split(',')) } : {}),
  };
}

function parseComposite(match: RegExpExecArray, before: readonly ElementSpec[]): ElementSpec {
  const [, usage, number = '', inner = '', repeat = '1'] = match;
  const previous = before.findLast((spec) => spec.number === number && spec.components);
  const components =
    inner === '"' ? previous?.components : inner === '' ? undefined : parseElementSpecs(inner);
  return {
    usage: usage as Usage,
    number,
    repeat: Number(repeat),
    isQualifier: false,
    ...(components ? { components } : {}),
  };
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

function parseFormats(table: string): Map<string, ElementFormat> {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [, number, type, minimum, maximum] = /^(\w+):(\w+)\/(\d+)-(\d+)$/.exec(entry)!;
        return [number!, { type: type as ElementType, minimum: Number(minimum), maximum: Number(maximum) }];
      }),
  );
}
