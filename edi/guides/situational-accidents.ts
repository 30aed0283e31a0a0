import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** Situations of accidents, which professional and dental claims name in CLM11 (005010X222A1, X224A2). */
export const SITUATIONS_OF_ACCIDENTS: readonly SituationalRule[] = [
  {
    id: 'claim.accident-date',
    source: '2300 DTP*439',
    loops: ['2300'],
    reads: ['CLM', 'DTP*439'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => {
      const hasAccident = causesOf(loop).some((cause) => cause === 'AA' || cause === 'OA');
      return hasAccident && !loop.segment('DTP', '439') ? loop.segment('CLM') : undefined;
    },
    trigger: { element: 11 },
    reason: 'CLM11 names an accident, whose date is DTP*439',
  },
  {
    id: 'claim.accident-state',
    source: '2300 CLM11-4',
    loops: ['2300'],
    reads: ['CLM'],
    segment: 'CLM',
    element: 11,
    component: 4,
    demand: 'present',
    when: (loop) => {
      const claim = loop.segment('CLM');
      const isHome = claim && /^(US|CA)?$/.test(claim.component(11, 5));
      return isHome && causesOf(loop).includes('AA') && claim.component(11, 4) === '' ? claim : undefined;
    },
    trigger: { element: 11, component: 1 },
    reason: 'a car accident happened in a state or province',
  },
];

function causesOf(claim: RuleLoop): string[] {
  const segment = claim.segment('CLM');
  return segment ? [1, 2, 3].map((component) => segment.component(11, component)) : [];
}
