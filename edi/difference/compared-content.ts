import { type Issue, issue } from '../../schemas/issue.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import type { ClaimSheet } from '../claim-837/claim-sheet.js';
import { readClaimSheets } from '../claim-837/read-claim-sheets.js';
import { readRemittanceAdvice } from '../remittance-835/read-remittance-advice.js';
import { renderSetContent } from '../remittance-835/render-set-content.js';
import { parseX12, type TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';

/** A claim with its segments, of which the sheet may not hold all. */
export interface ComparedClaim {
  readonly sheet: ClaimSheet;
  /** From CLM to the next CLM or HL, as texts with the same delimiters whatever the file has. */
  readonly segments: readonly string[];
}

/** What of a file can be compared. */
export interface ComparedContent {
  readonly claims: readonly ComparedClaim[];
  readonly advices: readonly RemittanceAdvice[];
  /** Errors: what could not be read is not compared. */
  readonly issues: readonly Issue[];
}

/** Reads the claims and remittances of a file; sets of other kinds are errors. */
export function readComparedContent(bytes: Uint8Array): ComparedContent {
  const file = parseX12(bytes);
  const sets = file.interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  const claims: ComparedClaim[] = [];
  const advices: RemittanceAdvice[] = [];
  const issues: Issue[] = [...file.issues];
  for (const set of sets) {
    const at = placeOf(set.segments[0]!);
    if (set.identifier === '837') {
      const read = readClaimSheets(set);
      const places = new Map(set.segments.map(({ byteOffset }, index) => [byteOffset, index]));
      for (const sheet of read.claims) {
        const start = places.get(sheet.at.byteOffset ?? -1);
        claims.push({ sheet, segments: start === undefined ? [] : segmentsFrom(set, start) });
      }
      issues.push(...notRead(read.issues));
    } else if (set.identifier === '835') {
      const { advice, issues: found } = readRemittanceAdvice(set);
      if (advice) advices.push(advice);
      issues.push(...notRead(found));
    } else issues.push(issue('difference.not-comparable', at, { set: set.identifier }));
  }
  if (claims.length + advices.length === 0) issues.push(issue('difference.nothing'));
  return { claims, advices, issues: issues.filter(({ severity }) => severity === 'error') };
}

/** That amounts do not balance is no matter of reading: they are compared as they stand. */
function notRead(issues: readonly Issue[]): Issue[] {
  const errors = issues.filter(({ severity, code }) => severity === 'error' && code.startsWith('edi.'));
  return errors.flatMap((found) => [issue('difference.not-read', found.at), found]);
}

/** The segments of the claim that begins at an index. */
function segmentsFrom({ segments, delimiters }: TransactionSet, start: number): string[] {
  let end = start + 1;
  while (end < segments.length && !/^(CLM|HL|SE)$/.test(segments[end]!.id)) end += 1;
  return segments.slice(start, end).map((segment) => renderSetContent({ segments: [segment], delimiters }));
}
