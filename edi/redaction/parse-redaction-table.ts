import { REDACTION_TABLE } from './redaction-table.js';

/** The letters of the table. */
export type RedactionAction = 'k' | 'w' | 's' | 'n' | 'a' | 't' | 'i' | 'd' | 'p' | 'b' | 'e';

/** One action for a whole element, or one for each component. */
export type ElementRedaction = RedactionAction | readonly RedactionAction[];

export interface SegmentRedaction {
  /** Codes of element 1; absent: any. */
  readonly qualifiers?: ReadonlySet<string>;
  /** Only below a payer or provider. */
  readonly belowKept: boolean;
  readonly elements: readonly ElementRedaction[];
  /** Of the elements after those; absent: they are replaced. */
  readonly rest?: ElementRedaction;
  /** The segment names a payer or provider, whose address follows. */
  readonly namesKept: boolean;
}

const LINE = /^(\w+)((?: @?[\w,]+)*) \| (.+)$/;
const ITEM = /\(([a-z ]+)\)(\*?)|([a-z])(\*?)/g;
const ACTIONS = /^[kwsnatidpbe]$/;
const NAMES: readonly string[] = ['NM1', 'N1'];

/** The table by segment identifier. Throws on a line that is none: that is a bug. */
function parseRedactionTable(table: string): ReadonlyMap<string, readonly SegmentRedaction[]> {
  const bySegment = new Map<string, SegmentRedaction[]>();
  for (const line of table.trim().split('\n')) {
    const [, id, conditions, actions] = LINE.exec(line) ?? [];
    if (id === undefined) throw new Error(`The redaction table has a line that is none: ${line}`);
    const words = conditions!.trim().split(' ').filter(Boolean);
    const codes = words.find((word) => !word.startsWith('@'));
    const row = { belowKept: words.includes('@kept'), namesKept: NAMES.includes(id) && codes !== undefined };
    const qualifiers = codes === undefined ? {} : { qualifiers: new Set(codes.split(',')) };
    bySegment.set(id, [...(bySegment.get(id) ?? []), { ...row, ...qualifiers, ...parseActions(actions!) }]);
  }
  return bySegment;
}

function parseActions(text: string): Pick<SegmentRedaction, 'elements' | 'rest'> {
  const elements: ElementRedaction[] = [];
  let rest: ElementRedaction | undefined;
  for (const [, components, starAfterBracket, letter, star] of text.matchAll(ITEM)) {
    const element = components === undefined ? parseAction(letter!) : components.split(' ').map(parseAction);
    if (starAfterBracket || star) rest = element;
    else elements.push(element);
  }
  return rest === undefined ? { elements } : { elements, rest };
}

function parseAction(letter: string): RedactionAction {
  if (!ACTIONS.test(letter)) throw new Error(`The redaction table has no action ${letter}`);
  return letter as RedactionAction;
}

/** What becomes of each segment, by its identifier. */
export const SEGMENT_REDACTIONS = parseRedactionTable(REDACTION_TABLE);
