import { validateInterchange } from '../../../edi/validate-interchange.js';
import type { Issue } from '../../../schemas/issue.js';
import { fixture } from '../sets-of.js';

/** Our own files of every guide: one set each, with nothing wrong. */
export const RIGHT_FILES: readonly string[] = [
  ...['837p/one-claim', '837p/dependent', '837p/secondary-coverage', '837p/one-subscriber-twice'],
  ...[
    '837i/statement',
    '837d/one-tooth',
    '835/paid',
    '835/claim-level-adjustment',
    '835/provider-adjustments',
  ],
  ...['835/reversal-and-correction', '999/partly-accepted', '999/accepted', '277ca/rejected-by-payer'],
  ...['277ca/accepted-by-payer', '277ca/rejected-provider', '276/subscriber-and-dependent'],
  ...['277/paid-pending-and-not-found', '270/subscriber-and-dependent', '271/active-with-benefits'],
  ...['271/dependent-inactive', '271/member-not-found'],
];

/** The segments of a file without their terminators; the first of the set is the third one. */
export function segmentsOf(name: string): string[] {
  const text = Buffer.from(fixture(`${name}.edi`)).toString('latin1');
  return text
    .trim()
    .replace(/~$/, '')
    .split('~')
    .map((segment) => segment.trim());
}

/** The errors of a file of these segments, of types 1 and 2. SE01 is made right. */
export function errorsOf(segments: readonly string[]): readonly Issue[] {
  const count = segments.length - 4;
  const counted = segments.map((segment) => segment.replace(/^SE\*\d+/, `SE*${count}`));
  return errorsAsSent(counted);
}

export function errorsAsSent(segments: readonly string[]): readonly Issue[] {
  const bytes = Buffer.from(`${segments.join('~\n')}~\n`, 'latin1');
  return validateInterchange(bytes).filter(({ severity }) => severity === 'error');
}

export const without = (segments: readonly string[], at: number) => segments.toSpliced(at, 1);
export const doubled = (segments: readonly string[], at: number) => segments.toSpliced(at, 0, segments[at]!);
export const withUnknown = (segments: readonly string[], at: number) => segments.toSpliced(at, 0, 'ZZZ*1');
export const swapped = (segments: readonly string[], at: number) =>
  segments.toSpliced(at, 2, segments[at + 1]!, segments[at]!);
