import { emptyLevel } from './empty-level.js';
import type { SituationalRule } from './situational-rule.js';

/** Situations of an inquiry into the status of claims (276 of 005010X212). */
export const SITUATIONS_276: readonly SituationalRule[] = [
  emptyLevel({
    id: 'status-inquiry.claim',
    source: '276 2200D',
    level: '2000D',
    below: '2000E',
    segment: 'TRN',
    within: '2200D',
    isTold: (level) => level.hadLoop('2200D'),
    reason: 'the subscriber has no dependents, and no claim is asked for',
  }),
  {
    id: 'status-inquiry.demographics',
    source: '276 2000D DMG',
    loops: ['2000D'],
    segment: 'DMG',
    demand: 'present',
    severity: 'warning',
    when: (loop) => (loop.hadLoop('2200D') && !loop.segment('DMG') ? loop.segment('HL') : undefined),
    trigger: { element: 3 },
    reason: 'the subscriber is the patient',
  },
];

/** Situations of the answer (277 of 005010X212): a status stands at the innermost level that is told of. */
export const SITUATIONS_277: readonly SituationalRule[] = [
  statusOf('receiver', '2000B', '2000C', '2200B'),
  statusOf('provider', '2000C', '2000D', '2200C'),
  statusOf('subscriber', '2000D', '2000E', '2200D'),
];

function statusOf(what: string, level: string, below: string, within: string): SituationalRule {
  return emptyLevel({
    id: `status.of-${what}`,
    source: `277 ${within}`,
    level,
    below,
    segment: 'TRN',
    within,
    isTold: (loop) => loop.hadLoop(within),
    reason: `no level stands below the ${what}, and it has no status`,
  });
}
