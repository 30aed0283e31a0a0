import { type Issue, renderIssue, renderPlace } from '../../../schemas/issue.js';
import type { SnipType } from '../../../schemas/snip-types.js';
import { renderCount, renderNumber } from './table.js';

export type TypedIssue = Issue & { readonly snipType?: SnipType };

export interface CheckedFile {
  /** As it was named. */
  readonly file: string;
  readonly issues: readonly TypedIssue[];
  /** How many codes of which sets nobody could judge. */
  readonly unchecked: Readonly<Record<string, number>>;
  /** Where the acknowledgement was written. */
  readonly acknowledgement?: string;
}

/** One line for each issue, and below them the count of each file. No value of an element is among them. */
export function renderChecked(checked: readonly CheckedFile[]): string {
  const lines = checked.flatMap(({ file, issues }) => issues.map((found) => renderLine(file, found)));
  const written = checked.flatMap(({ acknowledgement }) =>
    acknowledgement === undefined ? [] : [`written: ${acknowledgement}`],
  );
  return [...lines, ...checked.map(renderSummary), ...written].join('\n');
}

function renderLine(file: string, found: TypedIssue): string {
  const { snipType: type } = found;
  const place = renderPlace(found.at);
  const parts = [found.severity, ...(type === undefined ? [] : [`SNIP ${type}`]), ...(place ? [place] : [])];
  return `${file}: ${parts.join(', ')}: ${renderIssue({ ...found, at: {} })} [${found.code}]`;
}

function renderSummary({ file, issues, unchecked }: CheckedFile): string {
  const count = (severity: Issue['severity']) => issues.filter((found) => found.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const told = [
    errors === 0 ? 'no errors' : renderCount(errors, 'error'),
    ...(warnings === 0 ? [] : [renderCount(warnings, 'warning')]),
  ];
  return `${file}: ${told.join(', ')}${renderUnchecked(unchecked)}`;
}

/** What was not judged has not passed: `; codes not judged: hcpcs 1, remark code 2`. */
function renderUnchecked(unchecked: CheckedFile['unchecked']): string {
  const sets = Object.entries(unchecked).map(
    ([set, count]) => `${set.replaceAll('_', ' ')} ${renderNumber(count)}`,
  );
  return sets.length === 0 ? '' : `; codes not judged: ${sets.sort().join(', ')}`;
}
