import { issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import type { CodeLayout, Lines } from './code-layout.js';
import type { CodeRelease } from './code-release.js';
import { HCPCS_RECORD, HCPCS_TABLE } from './hcpcs-record.js';
import { ICD_ORDER } from './icd-order.js';
import { DRG_TABLE, POA_LIST, POS_TABLE } from './short-lists.js';

const LAYOUTS: readonly CodeLayout[] = [ICD_ORDER, HCPCS_RECORD, HCPCS_TABLE, POS_TABLE, DRG_TABLE, POA_LIST];

/** Of a file that is none of ours in part, more than this share of lines is no row. */
const MOST_REJECTED = 0.01;

/**
 * Reads an official file of codes: which one it is tell its lines, its period tells its name, since most of these files do not
 * state it.
 *
 * @return undefined when it is of no layout that is known; refused when it is of one, but its name tells no year, or when more
 * than one of a hundred of its lines are no rows of it
 */
export function readCodeFile(name: string, bytes: Uint8Array): Outcome<CodeRelease> | undefined {
  const lines = readLines(bytes);
  const layout = LAYOUTS.find((each) => each.isOf(lines));
  if (!layout) return undefined;
  const context = { file: name, layout: layout.name };
  const period = layout.periodOf(name);
  if (!period) return refused('invalid', [issue('codes.no-period', {}, context)]);
  const release = layout.read(lines, period);
  if (release.rows.length === 0 || release.rejected > lines.length * MOST_REJECTED) {
    return refused('invalid', [
      issue('codes.wrong-rows', {}, { ...context, rejected: release.rejected, lines: lines.length }),
    ]);
  }
  return done(release);
}

/** Codes are ASCII in each of the encodings in which these files are published; texts beside them are not read. */
function readLines(bytes: Uint8Array): Lines {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = new TextDecoder('latin1').decode(hasMark ? bytes.subarray(3) : bytes);
  const lines = text.split('\n');
  return lines
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
    .filter((line) => line !== '' && line !== '\u001a');
}
