import type { Segment } from '../x12/segment.js';
import { emptyLevel } from './empty-level.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** Categories of claim status that accept a claim, and that reject it (STC01-1). */
const ACCEPTING: ReadonlySet<string> = new Set(['A0', 'A1', 'A2']);
const REJECTING: ReadonlySet<string> = new Set(['A3', 'A4', 'A6', 'A7', 'A8']);

/** Situations of an implementation acknowledgement (005010X231A1). */
export const SITUATIONS_999: readonly SituationalRule[] = [
  {
    id: 'acknowledgement.accepted-with-errors',
    source: '2000 IK501',
    loops: ['2000'],
    reads: ['IK5'],
    segment: 'IK5',
    element: 1,
    demand: 'value',
    when: (loop) => (loop.hadLoop('2100') ? loop.segment('IK5', 'A') : undefined),
    reason: 'the set is accepted without errors (A), and errors are listed',
  },
  {
    id: 'acknowledgement.accepted-with-codes',
    source: '2000 IK502',
    loops: ['2000'],
    reads: ['IK5'],
    segment: 'IK5',
    element: 2,
    demand: 'absent',
    when: (loop) => (loop.segment('IK5', 'A')?.isEmpty(2) === false ? loop.segment('IK5', 'A') : undefined),
    trigger: { element: 1 },
    reason: 'the set is accepted without errors (A)',
  },
  {
    id: 'acknowledgement.no-reason',
    source: '2000 IK502',
    loops: ['2000'],
    reads: ['IK5'],
    segment: 'IK5',
    element: 2,
    demand: 'present',
    when: (loop) => {
      const verdict = loop.segment('IK5');
      const isFaulty = verdict && /^[EMRWX]$/.test(verdict.element(1));
      return isFaulty && !loop.hadLoop('2100') && verdict.isEmpty(2) ? verdict : undefined;
    },
    trigger: { element: 1 },
    reason: 'the set has errors, and none is told',
  },
  {
    id: 'acknowledgement.element-errors',
    source: '2110 IK4',
    loops: ['2100'],
    reads: [],
    segment: 'IK4',
    within: '2110',
    demand: 'present',
    when: (loop) => (loop.opener.element(4) === '8' && !loop.hadLoop('2110') ? loop.opener : undefined),
    trigger: { element: 4 },
    reason: 'the segment has errors in its elements (8), and none is told',
  },
  {
    id: 'acknowledgement.segment-without-element-errors',
    source: '2100 IK304',
    loops: ['2100'],
    reads: [],
    segment: 'IK3',
    element: 4,
    demand: 'value',
    when: (loop) =>
      loop.hadLoop('2110') && !/^(8|)$/.test(loop.opener.element(4)) ? loop.opener : undefined,
    reason: 'errors of elements are told, for which IK304 is 8',
  },
  {
    id: 'acknowledgement.accepted-group-counts',
    source: 'AK904',
    loops: ['ST'],
    reads: ['AK9'],
    segment: 'AK9',
    element: 4,
    demand: 'value',
    when: (loop) => groupWhere(loop, /^[AE]$/, ([, received, accepted]) => accepted !== received),
    reason: 'the group is accepted, and not every set of it',
  },
  {
    id: 'acknowledgement.rejected-group-counts',
    source: 'AK904',
    loops: ['ST'],
    reads: ['AK9'],
    segment: 'AK9',
    element: 4,
    demand: 'value',
    severity: 'warning',
    when: (loop) => groupWhere(loop, /^[MRWX]$/, ([, , accepted]) => accepted !== 0),
    reason: 'the group is rejected, and some of its sets are not',
  },
  {
    id: 'acknowledgement.partly-accepted-counts',
    source: 'AK904',
    loops: ['ST'],
    reads: ['AK9'],
    segment: 'AK9',
    element: 4,
    demand: 'value',
    when: (loop) =>
      groupWhere(loop, /^P$/, ([, received = 0, accepted = 0]) => accepted === 0 || accepted >= received),
    reason: 'the group is accepted in part, and its sets are accepted all or none',
  },
];

/** Situations of a claim acknowledgement (005010X214). */
export const SITUATIONS_277CA: readonly SituationalRule[] = [
  {
    id: 'claim-acknowledgement.accepting-category',
    source: '2200D STC03',
    loops: ['2200D'],
    reads: ['STC'],
    segment: 'STC',
    element: 3,
    demand: 'value',
    when: (loop) =>
      loop.all('STC').find((stc) => stc.element(3) === 'U' && ACCEPTING.has(stc.component(1, 1))),
    reason: 'the category of the status accepts the claim, the action rejects it',
  },
  {
    id: 'claim-acknowledgement.rejecting-category',
    source: '2200D STC03',
    loops: ['2200D'],
    reads: ['STC'],
    segment: 'STC',
    element: 3,
    demand: 'value',
    when: (loop) =>
      loop.all('STC').find((stc) => stc.element(3) === 'WQ' && REJECTING.has(stc.component(1, 1))),
    reason: 'the category of the status rejects the claim, the action accepts it',
  },
  {
    id: 'claim-acknowledgement.category',
    source: '2200D STC01-1',
    loops: ['2200B', '2200D', '2220D'],
    reads: ['STC'],
    segment: 'STC',
    element: 1,
    component: 1,
    demand: 'value',
    when: (loop) => loop.all('STC').find((stc) => /^([^AE].*|E0)$/.test(stc.component(1, 1))),
    reason: 'a claim is acknowledged by categories A0 to A8, or E1 and above where the system is down',
  },
  {
    id: 'claim-acknowledgement.line-of-accepted-claim',
    source: '2220D',
    loops: ['2220D'],
    reads: ['2200D/STC'],
    segment: 'SVC',
    demand: 'absent',
    when: (loop) => (loop.above('2200D')?.all('STC').every(isAccepted) ? loop.opener : undefined),
    trigger: { segment: (loop) => loop.above('2200D')?.segment('STC'), element: 3 },
    reason: 'only lines that reject their claim are told, and the claim is accepted',
  },
  emptyLevel({
    id: 'claim-acknowledgement.provider-status',
    reads: ['2200C/STC'],
    source: '2200C STC',
    level: '2000C',
    below: '2000D',
    segment: 'STC',
    within: '2200C',
    isTold: (level) => level.child('2200C')?.segment('STC') !== undefined,
    reason: 'no patient stands below the provider, and it has no status',
  }),
  {
    id: 'claim-acknowledgement.receiver-accepted-alone',
    source: '2200B STC03',
    loops: ['2000B'],
    reads: ['2200B/STC', '2200D/STC'],
    segment: 'STC',
    element: 3,
    demand: 'value',
    severity: 'warning',
    when: (loop) =>
      loop.hadLoop('2000C') || loop.isIncomplete
        ? undefined
        : loop.child('2200B')?.all('STC').find(isAccepted),
    reason: 'the batch is accepted, and no provider is told of',
  },
  {
    id: 'claim-acknowledgement.free-text',
    source: '2200D STC12',
    loops: ['2200D'],
    reads: ['STC'],
    segment: 'STC',
    element: 12,
    demand: 'present',
    severity: 'warning',
    when: (loop) =>
      loop
        .all('STC')
        .find((stc) => stc.isEmpty(12) && [1, 10, 11].some((at) => stc.component(at, 2) === '448')),
    trigger: { element: 1, component: 2 },
    reason: 'status 448 is told in words',
  },
  pairOf('claim-acknowledgement.accepted-amount', '2200B', '90', 'YU'),
  pairOf('claim-acknowledgement.rejected-amount', '2200B', 'AA', 'YY'),
  pairOf('claim-acknowledgement.accepted-amount-of-provider', '2200C', 'QA', 'YU'),
  pairOf('claim-acknowledgement.rejected-amount-of-provider', '2200C', 'QC', 'YY'),
];

function isAccepted(status: Segment): boolean {
  return status.element(3) === 'WQ';
}

/** A count of claims goes with what they charge. */
function pairOf(id: string, loopId: string, quantity: string, amount: string): SituationalRule {
  return {
    id,
    source: `${loopId} AMT*${amount}`,
    loops: [loopId],
    reads: [`QTY*${quantity}`, `AMT*${amount}`],
    segment: 'AMT',
    demand: 'present',
    when: (loop) => {
      const count = loop.segment('QTY', quantity);
      return count && count.element(2) !== '0' && !loop.segment('AMT', amount) ? count : undefined;
    },
    trigger: { element: 1 },
    reason: `the count of claims (QTY*${quantity}) has no amount (AMT*${amount})`,
  };
}

/** The AK9 with such a verdict whose counts (AK902 to AK904) do not fit; none when one of them is no number. */
function groupWhere(
  root: RuleLoop,
  verdict: RegExp,
  isOdd: (counts: readonly number[]) => boolean,
): Segment | undefined {
  const group = root.segment('AK9');
  if (!group || !verdict.test(group.element(1))) return undefined;
  const texts = [2, 3, 4].map((element) => group.element(element));
  return texts.every((text) => /^\d{1,9}$/.test(text)) && isOdd(texts.map(Number)) ? group : undefined;
}
