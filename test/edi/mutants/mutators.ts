import type { SeededRandom } from './random.js';

/** Changes a file, one character for each byte. Gives it back as it is where it finds nothing to change. */
export type Mutator = (text: string, random: SeededRandom) => string;

const TERMINATOR = '~';

/** Splits, changes the list of segments, and joins. */
function onSegments(change: (segments: string[], at: number, random: SeededRandom) => void): Mutator {
  return (text, random) => {
    const segments = text.split(TERMINATOR);
    change(segments, random.below(segments.length), random);
    return segments.join(TERMINATOR);
  };
}

/** Changes one element of one segment. */
function onElement(change: (value: string, random: SeededRandom) => string): Mutator {
  return onSegments((segments, at, random) => {
    const elements = segments[at]!.split('*');
    const index = elements.length > 1 ? 1 + random.below(elements.length - 1) : 0;
    elements[index] = change(elements[index]!, random);
    segments[at] = elements.join('*');
  });
}

/** Changes one of the places that a pattern finds. */
function onMatch(pattern: RegExp, change: (found: string, random: SeededRandom) => string): Mutator {
  return (text, random) => {
    const places = [...text.matchAll(pattern)];
    if (places.length === 0) return text;
    const { 0: found, index } = random.pick(places);
    return text.slice(0, index) + change(found, random) + text.slice(index + found.length);
  };
}

const AMOUNT = /(?<=[*~]\s*(?:CLP|SVC|CAS|AMT|PLB|BPR|CLM|SV[123])\*[^~]*\*)-?\d+(?:\.\d+)?(?=[*~])/g;
const DATE = /(?<=\*)(?:19|20)\d{6}(?=[*~])/g;
const COUNT = /(?<=~\s*(?:SE|GE|IEA)\*)\d+/g;
const ODD_DATES = ['00000000', '20260231', '99991231', '2026', '20261301'];
const ODD_TEXTS = [
  '1e3',
  '450,00',
  '+5',
  '0.001',
  '٤٥٠',
  'NaN',
  '-0',
  '.',
  '007',
  '1.',
  '9'.repeat(20),
  '\0',
];
const EBCDIC = Buffer.from('c9e2c1', 'hex').toString('latin1');

/** The amount in cents as a whole number, written again with two decimals. */
function scaled(found: string, change: (cents: bigint) => bigint): string {
  const [whole = '0', decimals = ''] = found.replace('-', '').split('.');
  const cents = BigInt(whole + decimals.slice(0, 2).padEnd(2, '0')) * (found.startsWith('-') ? -1n : 1n);
  const changed = change(cents);
  const digits = String(changed < 0n ? -changed : changed).padStart(3, '0');
  return `${changed < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function insertAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function swapControlNumbers(text: string): string {
  const number = /~\s*GS(?:\*[^*~]*){5}\*(\d+)/.exec(text)?.[1];
  const other = /~\s*ST\*\d+\*(\d+)/.exec(text)?.[1];
  if (!number || !other) return text;
  return text
    .replace(new RegExp(`(GE\\*\\d+\\*)${number}`), `$1${other}`)
    .replace(new RegExp(`(SE\\*\\d+\\*)${other}`), `$1${number}`);
}

export const MUTATORS: Readonly<Record<string, Mutator>> = {
  'flips a bit': (text, random) => {
    const at = random.below(text.length);
    const changed = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(8)));
    return text.slice(0, at) + changed + text.slice(at + 1);
  },
  'puts in a byte': (text, random) =>
    insertAt(text, random.below(text.length), String.fromCharCode(random.below(256))),
  'takes out a byte': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'doubles a run of bytes': (text, random) => {
    const at = random.below(text.length);
    return insertAt(text, at, text.slice(at, at + 1 + random.below(40)));
  },
  'cuts the end off': (text, random) => text.slice(0, random.below(text.length)),
  'leaves out a segment': onSegments((segments, at) => void segments.splice(at, 1)),
  'doubles a segment': onSegments((segments, at) => void segments.splice(at, 0, segments[at]!)),
  'swaps two segments': onSegments((segments, at, random) => {
    const other = random.below(segments.length);
    [segments[at], segments[other]] = [segments[other]!, segments[at]!];
  }),
  'moves a segment': onSegments((segments, at, random) => {
    const [moved] = segments.splice(at, 1);
    segments.splice(random.below(segments.length), 0, moved!);
  }),
  'empties an element': onElement(() => ''),
  'overflows an element': onElement((value, random) => value.padEnd(40 + random.below(300), 'X')),
  'writes something odd into an element': onElement((_, random) => random.pick(ODD_TEXTS)),
  'puts a delimiter into text': onElement((value, random) =>
    insertAt(value, random.below(value.length + 1), random.pick(['*', ':', '^', '~'])),
  ),
  'adds elements': onSegments((segments, at, random) => {
    segments[at] += '*'.repeat(1 + random.below(9));
  }),
  'moves an amount by a cent': onMatch(AMOUNT, (found, random) =>
    scaled(found, (cents) => cents + (random.below(2) === 0 ? 1n : -1n)),
  ),
  'turns the sign of an amount': onMatch(AMOUNT, (found) => scaled(found, (cents) => -cents)),
  'makes an amount ten or a hundred times as much': onMatch(AMOUNT, (found, random) =>
    scaled(found, (cents) => cents * (random.below(2) === 0 ? 10n : 100n)),
  ),
  'moves a count by one': onMatch(COUNT, (found, random) => String(Number(found) + 1 - 2 * random.below(2))),
  'swaps control numbers': swapControlNumbers,
  'writes a date that is none': onMatch(DATE, (_, random) => random.pick(ODD_DATES)),
  'puts a mark before': (text, random) =>
    random.pick(['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff', EBCDIC]) + text,
  'writes UTF-16': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  'writes bytes beyond ASCII': onElement((value, random) =>
    insertAt(value, random.below(value.length + 1), random.pick(['\xe9', '\xc3\xa9', '\x9f', '\u00ad'])),
  ),
  'wraps lines': (text) => text.replace(/.{80}/gs, '$&\r\n'),
  'ends segments by lines': (text) => text.replaceAll(/~\s*/g, '\n'),
  'nests an interchange': onSegments((segments, at) => void segments.splice(at, 0, ...segments.slice(0, 3))),
  'repeats the interchange': (text) => text + text,
};
