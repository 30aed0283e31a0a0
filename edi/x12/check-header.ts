import { type Issue, issue } from '../../schemas/issue.js';
import { placeOf } from './place-of.js';
import type { Segment } from './segment.js';

/** Widths of ISA01 to ISA16 (X12.5). */
export const ISA_WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;

/** The widths and the control number of an ISA; TA105 codes. */
export function checkHeader(header: Segment): Issue[] {
  const issues: Issue[] = [];
  ISA_WIDTHS.forEach((wanted, index) => {
    const element = index + 1;
    const found = header.element(element).length;
    if (found === wanted) return;
    const name = String(element).padStart(2, '0');
    const at = placeOf(header, element);
    issues.push({
      ...issue('x12.header-width', at, { element: name, found, wanted }),
      syntaxErrorCode: '022',
    });
  });
  const number = header.element(13);
  if (number.length === 9 && !/^\d+$/.test(number)) {
    const at = placeOf(header, 13);
    issues.push({
      ...issue('x12.bad-control-number', at, { name: 'ISA13', wanted: 9 }),
      syntaxErrorCode: '018',
    });
  }
  const version = header.element(12);
  if (version >= '00402' && /^[A-Za-z0-9 ]$/.test(header.element(11))) {
    const at = placeOf(header, 11);
    issues.push(issue('x12.no-repetition-separator', at, { version: shown(version) }, 'warning'));
  }
  return issues;
}

function shown(version: string): string {
  return /^\d{5}$/.test(version) ? version : 'unknown';
}
