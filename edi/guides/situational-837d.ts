import type { SituationalRule } from './situational-rule.js';

/** Situations of dental claims (005010X224A2). */
export const SITUATIONS_837D: readonly SituationalRule[] = [
  {
    id: 'dental.service-date',
    source: '2400 DTP*472',
    loops: ['2400'],
    reads: ['2300/CLM', '2300/DTP*472', 'DTP*472', 'SV3'],
    segment: 'DTP',
    demand: 'present',
    severity: 'warning',
    when: (loop) => {
      const claim = loop.above('2300');
      const isAsked = claim?.segment('CLM')?.element(19) === 'PB';
      const hasDate = claim?.segment('DTP', '472') ?? loop.segment('DTP', '472');
      return !isAsked && !hasDate ? loop.segment('SV3') : undefined;
    },
    reason: 'a service that was given has a date (DTP*472), in the claim or in its line',
  },
  {
    id: 'dental.prior-placement-date',
    source: '2400 DTP*441',
    loops: ['2400'],
    reads: ['SV3', 'DTP*441'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => {
      const service = loop.segment('SV3');
      return service?.element(5) === 'R' && !loop.segment('DTP', '441') ? service : undefined;
    },
    trigger: { element: 5 },
    reason: 'a prosthesis that is replaced tells when it was placed (DTP*441)',
  },
];
