import { type Issue, issue } from '../../schemas/issue.js';
import { placeOf } from './place-of.js';
import type { Segment } from './segment.js';

interface TrailerRule {
  readonly header: string;
  /** Position of the control number in the header. */
  readonly number: number;
  /** Codes of the 999 (IK502, AK905) or of the TA1 (TA105). */
  readonly mismatch: string;
  readonly count: string;
  /** N0 numbers are equal when their values are. */
  readonly numeric: boolean;
}

const RULES = {
  SE: { header: 'ST', number: 2, mismatch: '3', count: '4', numeric: false },
  GE: { header: 'GS', number: 6, mismatch: '4', count: '5', numeric: true },
  IEA: { header: 'ISA', number: 13, mismatch: '001', count: '021', numeric: false },
} as const satisfies Record<string, TrailerRule>;

/** Compares the count and the control number of a trailer with what was read and with its header's number. */
export function checkTrailer(
  id: keyof typeof RULES,
  wanted: string,
  trailer: Segment,
  counted: number,
): Issue[] {
  const rule: TrailerRule = RULES[id];
  const issues: Issue[] = [];
  const stated = trailer.element(1);
  if (!/^\d{1,10}$/.test(stated) || Number(stated) !== counted) {
    const context = { name: `${id}01`, stated: readable(stated), counted };
    issues.push(coded(issue('x12.count-mismatch', placeOf(trailer, 1), context), rule.count));
  }
  const found = trailer.element(2);
  if (found !== wanted && !(rule.numeric && isSameNumber(found, wanted))) {
    const name = `${rule.header}${String(rule.number).padStart(2, '0')}`;
    const context = { trailer: `${id}02`, header: name, found: readable(found), wanted: readable(wanted) };
    issues.push(coded(issue('x12.control-number-mismatch', placeOf(trailer, 2), context), rule.mismatch));
  }
  return issues;
}

const REPEATS = { GS: { element: 6, code: '19' }, ST: { element: 2, code: '23' } } as const;

/** A control number that an earlier group or set of the same parent already has; adds it to `seen`. */
export function checkUnique(id: 'GS' | 'ST', seen: Set<string>, header: Segment): Issue[] {
  const { element, code } = REPEATS[id];
  const number = header.element(element);
  if (!seen.has(number)) {
    seen.add(number);
    return [];
  }
  const at = placeOf(header, element);
  const context = { name: `${id}0${element}`, number: readable(number) };
  return [coded(issue('x12.duplicate-control-number', at, context), code)];
}

function coded(found: Issue, syntaxErrorCode: string): Issue {
  return { ...found, syntaxErrorCode };
}

function isSameNumber(one: string, other: string): boolean {
  return /^\d{1,9}$/.test(one) && /^\d{1,9}$/.test(other) && Number(one) === Number(other);
}

/** Control numbers and counts may be shown; anything else in their place may be data that slipped. */
function readable(text: string): string {
  if (text === '') return 'nothing';
  return /^\d{1,10}$/.test(text) ? text : 'something other than a number';
}
