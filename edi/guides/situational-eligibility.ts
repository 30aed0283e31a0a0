import type { Segment } from '../x12/segment.js';
import { emptyLevel } from './empty-level.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** EB01 of what the patient has to pay: a sum of money or a share. */
const PATIENT_SHARES: ReadonlySet<string> = new Set(['A', 'B', 'C', 'G', 'Y']);

/** Situations of an inquiry into eligibility (270 of 005010X279A1). */
export const SITUATIONS_270: readonly SituationalRule[] = [
  emptyLevel({
    id: 'eligibility-inquiry.subscriber-question',
    source: '270 2110C',
    level: '2000C',
    below: '2000D',
    segment: 'EQ',
    within: '2110C',
    isTold: (level) => level.child('2100C')?.hadLoop('2110C') ?? true,
    reason: 'the subscriber has no dependents, and nothing is asked',
  }),
  pointers('eligibility-inquiry.diagnosis-pointer', '2110', 'EQ', 5),
];

/** Situations of the answer (271 of 005010X279A1): what is not rejected is told of. */
export const SITUATIONS_271: readonly SituationalRule[] = [
  emptyLevel({
    id: 'eligibility.source-rejection',
    source: '271 2000A AAA',
    level: '2000A',
    below: '2000B',
    segment: 'AAA',
    within: '2100A',
    isTold: (level) => [level, level.child('2100A')].some((loop) => loop?.segment('AAA')),
    reason: 'no receiver is told of, and nothing says why',
  }),
  emptyLevel({
    id: 'eligibility.receiver-rejection',
    source: '271 2100B AAA',
    level: '2000B',
    below: '2000C',
    segment: 'AAA',
    within: '2100B',
    isTold: (level) => level.child('2100B')?.segment('AAA') !== undefined,
    reason: 'no subscriber is told of, and nothing says why',
  }),
  benefitsOf('subscriber', '2000C', '2000D'),
  benefitsOf('dependent', '2000D'),
  pointers('eligibility.diagnosis-pointer', '2110', 'EB', 14),
  bound(
    'eligibility.loop-header',
    'LS',
    (loop) => loop.hadLoop(around(loop)) || loop.segment('LE') !== undefined,
  ),
  bound(
    'eligibility.loop-trailer',
    'LE',
    (loop) => loop.hadLoop(around(loop)) || loop.segment('LS') !== undefined,
  ),
  {
    id: 'eligibility.share-without-value',
    source: '271 2110C EB07',
    loops: ['2110C', '2110D'],
    segment: 'EB',
    element: 7,
    demand: 'present',
    severity: 'warning',
    when: ({ opener }) =>
      PATIENT_SHARES.has(opener.element(1)) && opener.isEmpty(7) && opener.isEmpty(8) ? opener : undefined,
    trigger: { element: 1 },
    reason: 'what the patient pays is an amount or a share (EB08)',
  },
  {
    id: 'eligibility.share-as-fraction',
    source: '271 2110C EB08',
    loops: ['2110C', '2110D'],
    segment: 'EB',
    element: 8,
    demand: 'value',
    severity: 'warning',
    when: ({ opener }) => (isAboveOne(opener.element(8)) ? opener : undefined),
    reason: 'a share is a fraction of one',
  },
];

function benefitsOf(what: string, level: string, below?: string): SituationalRule {
  const [name, within] = [level.replace('2000', '2100'), level.replace('2000', '2110')];
  return emptyLevel({
    id: `eligibility.${what}-benefit`,
    source: `271 ${within}`,
    level,
    ...(below && { below }),
    segment: 'EB',
    within,
    isTold: (loop) => {
      const person = loop.child(name);
      return !person || person.hadLoop(within) || person.segment('AAA') !== undefined;
    },
    reason: `the ${what} is told of, with no benefit (EB) and no rejection (AAA)`,
  });
}

/** Pointers to the diagnoses of the person (HI). */
function pointers(id: string, loop: string, segment: string, element: number): SituationalRule {
  return {
    id,
    source: `${loop}C ${segment}${String(element).padStart(2, '0')}`,
    loops: [`${loop}C`, `${loop}D`],
    segment,
    element,
    demand: 'value',
    when: (within) => (pointsBeyond(within, element) ? within.opener : undefined),
    reason: 'it points beyond the diagnoses of the person (HI)',
  };
}

function pointsBeyond(loop: RuleLoop, element: number): boolean {
  const diagnoses = (loop.above('2100D') ?? loop.above('2100C'))?.segment('HI');
  const count = diagnoses ? countFilled(diagnoses) : 0;
  const texts = [1, 2, 3, 4].map((component) => loop.opener.component(element, component));
  return texts.some((text) => /^\d{1,2}$/.test(text) && Number(text) > count);
}

function countFilled(segment: Segment): number {
  let count = 0;
  while (!segment.isEmpty(count + 1)) count += 1;
  return count;
}

/** LS and LE stand around the entities of a benefit. */
function bound(id: string, segment: 'LS' | 'LE', isWanted: (loop: RuleLoop) => boolean): SituationalRule {
  return {
    id,
    source: `271 2110C ${segment}`,
    loops: ['2110C', '2110D'],
    segment,
    demand: 'present',
    when: (loop) => (isWanted(loop) && !loop.segment(segment) ? loop.opener : undefined),
    reason: 'LS and LE stand around the entities of a benefit (2120)',
  };
}

function around({ id }: RuleLoop): string {
  return id.replace('2110', '2120');
}

/** Of the text of a decimal number. */
function isAboveOne(text: string): boolean {
  const [whole = '', decimals = ''] = text.split('.');
  const digits = whole.replace(/^0+/, '');
  return /^\d+$/.test(digits) && (digits !== '1' || /[1-9]/.test(decimals));
}
