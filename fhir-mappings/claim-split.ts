import type { Diagnosis, ServiceLine } from '../schemas/claim.js';
import type { LineDraft } from './service-line.js';

/** HI of 837P 2300 takes twelve diagnoses, a claim fifty lines (005010X222A1 2300 HI, 2400 LX). */
const DIAGNOSIS_LIMIT = 12;
const LINE_LIMIT = 50;

/** Diagnoses and lines that fit one claim. */
export interface ClaimPart {
  readonly diagnoses: readonly Diagnosis[];
  readonly lines: readonly ServiceLine[];
}

/**
 * Lines in their order, a new part whenever the next line would be the 51st or would bring a thirteenth diagnosis.
 * Each part holds the diagnoses that its lines point to, in billing order; those that no line points to fill the
 * room that is left, first part first. What finds no room is counted in `leftOut`.
 */
export function planClaimParts(
  codes: readonly string[],
  lines: readonly LineDraft[],
): { parts: ClaimPart[]; leftOut: number } {
  const groups = groupLines(lines);
  const pointedTo = new Set(lines.flatMap(({ diagnosisPointers }) => diagnosisPointers));
  const spare = codes.map((_, index) => index + 1).filter((pointer) => !pointedTo.has(pointer));
  const parts = groups.map((group) => {
    const own = new Set(group.flatMap(({ diagnosisPointers }) => diagnosisPointers));
    for (const pointer of spare.splice(0, DIAGNOSIS_LIMIT - own.size)) own.add(pointer);
    return buildPart(
      codes,
      group,
      [...own].sort((a, b) => a - b),
    );
  });
  return { parts, leftOut: spare.length };
}

function groupLines(lines: readonly LineDraft[]): LineDraft[][] {
  const groups: { lines: LineDraft[]; pointers: Set<number> }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const joined = new Set([...(last?.pointers ?? []), ...line.diagnosisPointers]);
    if (last && last.lines.length < LINE_LIMIT && joined.size <= DIAGNOSIS_LIMIT) {
      last.lines.push(line);
      last.pointers = joined;
    } else {
      groups.push({ lines: [line], pointers: new Set(line.diagnosisPointers) });
    }
  }
  return groups.map((group) => group.lines);
}

function buildPart(
  codes: readonly string[],
  lines: readonly LineDraft[],
  pointers: readonly number[],
): ClaimPart {
  return {
    diagnoses: pointers.map((pointer) => ({ code: codes[pointer - 1] as string })),
    lines: lines.map((line, index) => ({
      ...line,
      lineNumber: index + 1,
      diagnosisPointers: line.diagnosisPointers.map((pointer) => pointers.indexOf(pointer) + 1),
    })),
  };
}
