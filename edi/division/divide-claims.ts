import { type Issue, issue } from '../../schemas/issue.js';
import { withElements } from '../x12/changed-segment.js';
import { placeOf } from '../x12/place-of.js';
import type { TextSegment } from '../x12/text-segment.js';
import { withElement } from './piece.js';

/** An HL with the segments up to the next HL or claim, and the one that it stands below. */
interface Level {
  readonly segments: readonly TextSegment[];
  readonly parent: Level | undefined;
}

export interface ClaimsDivided {
  /** For each claim a set from ST to SE. */
  readonly claims: readonly (readonly TextSegment[])[];
  /** Claims and levels that stand below none. */
  readonly issues: readonly Issue[];
}

/**
 * The claims of an 837 set, each as a set of its own: what stands before the first HL, the levels above the claim
 * counted from 1 (005010X222A1 2000A to 2000C), the claim, and SE with its new count.
 */
export function divideClaims(set: readonly TextSegment[]): ClaimsDivided {
  const body = set.slice(0, -1);
  const trailer = set.at(-1)!;
  const first = body.findIndex(({ id }) => id === 'HL' || id === 'CLM');
  const head = body.slice(0, first);
  const levels = new Map<string, Level>();
  const claims: TextSegment[][] = [];
  const issues: Issue[] = [];
  let level: Level | undefined;
  for (const part of splitBeforeEach(body.slice(first))) {
    const [start] = part as [TextSegment];
    if (start.id === 'HL') {
      const parent = levels.get(start.element(2));
      if (start.element(2) !== '' && !parent) issues.push(missingLevel(start));
      level = { segments: part, parent };
      levels.set(start.element(1), level);
    } else if (level) claims.push(closeSet([...head, ...buildLevels(level), ...part], trailer));
    else issues.push(issue('edi.missing-hierarchy', placeOf(start)));
  }
  return { claims, issues };
}

function missingLevel(level: TextSegment): Issue {
  const wanted = /^\d{1,9}$/.test(level.element(2)) ? level.element(2) : 'of that number';
  return issue('edi.missing-level', placeOf(level, 2), { wanted });
}

/** Parts that begin with an HL or a CLM. */
function splitBeforeEach(segments: readonly TextSegment[]): TextSegment[][] {
  const parts: TextSegment[][] = [];
  for (const segment of segments) {
    if (segment.id === 'HL' || segment.id === 'CLM') parts.push([segment]);
    else parts.at(-1)!.push(segment);
  }
  return parts;
}

/** From the outermost level to this one, renumbered; only the last has none below it. */
function buildLevels(last: Level): TextSegment[] {
  const chain: Level[] = [];
  for (let level: Level | undefined = last; level; level = level.parent) chain.unshift(level);
  return chain.flatMap(({ segments: [hierarchy, ...rest] }, index) => {
    const parent = index === 0 ? '' : String(index);
    const hasChild = index < chain.length - 1 ? '1' : '0';
    const numbered = withElements(hierarchy!, [String(index + 1), parent, hierarchy!.element(3), hasChild]);
    return [numbered, ...rest];
  });
}

function closeSet(segments: TextSegment[], trailer: TextSegment): TextSegment[] {
  return [...segments, withElement(trailer, 1, String(segments.length + 1))];
}
