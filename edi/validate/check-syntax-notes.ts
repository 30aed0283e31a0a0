import type { IssueCode } from '../../schemas/issue.js';
import type { SegmentSpec, SyntaxNote } from '../guides/guide.js';
import type { Segment } from '../x12/segment.js';
import type { SegmentReport } from './segment-report.js';

interface NoteRule {
  readonly code: IssueCode;
  readonly ik403: string;
  /** `present` tells for each position of the note whether it holds a value. */
  isBroken(present: readonly boolean[]): boolean;
}

const RULES: Readonly<Record<SyntaxNote['type'], NoteRule>> = {
  P: {
    code: 'guide.unpaired',
    ik403: '2',
    isBroken: (present) => present.includes(true) && present.includes(false),
  },
  R: { code: 'guide.none-present', ik403: '2', isBroken: (present) => !present.includes(true) },
  E: { code: 'guide.exclusive', ik403: '10', isBroken: (present) => present.filter(Boolean).length > 1 },
  C: {
    code: 'guide.conditional',
    ik403: '2',
    isBroken: ([first, ...rest]) => first === true && rest.includes(false),
  },
  L: {
    code: 'guide.conditional-list',
    ik403: '2',
    isBroken: ([first, ...rest]) => first === true && !rest.includes(true),
  },
};

/**
 * The syntax notes of a segment. A note is left out when an element that it could want is required or not used in the
 * guide: that fault has its own issue.
 */
export function checkSyntaxNotes(segment: Segment, spec: SegmentSpec, report: SegmentReport): void {
  for (const { type, positions } of spec.syntax) {
    const rule = RULES[type];
    const present = positions.map((position) => segment.element(position) !== '');
    if (!rule.isBroken(present)) continue;
    const isCovered = positions.some((position, index) => {
      const usage = spec.elements[position - 1]?.usage;
      return (usage === 'R' && !present[index]) || (usage === 'N' && present[index]);
    });
    if (isCovered) continue;
    const elements = positions.map((position) => spec.id + String(position).padStart(2, '0')).join(', ');
    report.element = positions.find((_, index) => present[index] === (type === 'E')) ?? positions[0]!;
    report.add(rule.code, rule.ik403, { elements });
  }
}
