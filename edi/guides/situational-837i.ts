import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** Situations of institutional claims (005010X223A2). */
export const SITUATIONS_837I: readonly SituationalRule[] = [
  {
    id: 'institutional.admission-date',
    source: '2300 DTP*435',
    loops: ['2300'],
    reads: ['CLM', 'DTP*435'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => (isInpatient(loop) && !loop.segment('DTP', '435') ? loop.segment('CLM') : undefined),
    trigger: { element: 5, component: 1 },
    reason: 'an inpatient hospital claim has an admission date (DTP*435)',
  },
  {
    id: 'institutional.admitting-diagnosis',
    source: '2300 HI*ABJ',
    loops: ['2300'],
    reads: ['CLM', 'HI'],
    segment: 'HI',
    demand: 'present',
    when: (loop) => {
      const hasReason = loop.all('HI').some((hi) => /^A?BJ$/.test(hi.component(1, 1)));
      return isInpatient(loop) && !hasReason ? loop.segment('CLM') : undefined;
    },
    trigger: { element: 5, component: 1 },
    reason: 'an inpatient hospital claim has an admitting diagnosis (HI*ABJ)',
  },
  {
    id: 'institutional.discharge-hour',
    source: '2300 DTP*096',
    loops: ['2300'],
    reads: ['CLM', 'DTP*096'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => (isFinalInpatient(loop) && !loop.segment('DTP', '096') ? loop.segment('CLM') : undefined),
    trigger: { element: 5, component: 3 },
    reason: 'a final inpatient hospital claim has a discharge hour (DTP*096)',
  },
  {
    id: 'institutional.still-patient',
    source: '2300 CL103',
    loops: ['2300'],
    reads: ['CLM', 'CL1'],
    segment: 'CL1',
    element: 3,
    demand: 'value',
    severity: 'warning',
    when: (loop) => {
      const status = loop.segment('CL1');
      return isFinalInpatient(loop) && status?.element(3) === '30' ? status : undefined;
    },
    reason: 'the patient is still there (30), and the claim says that it is the last of the stay',
  },
  {
    id: 'institutional.rendering-is-attending',
    source: '2310D',
    loops: ['2300'],
    reads: ['2310A/NM1', '2310D/NM1'],
    segment: 'NM1',
    demand: 'absent',
    severity: 'warning',
    when: (loop) => {
      const [attending, rendering] = [loop.child('2310A')?.opener, loop.child('2310D')?.opener];
      const isSame = rendering && !rendering.isEmpty(9) && attending?.element(9) === rendering.element(9);
      return isSame ? rendering : undefined;
    },
    trigger: { segment: (loop) => loop.child('2310A')?.opener, element: 9 },
    reason: 'a rendering provider is named only when it is another than the attending provider',
  },
];

/** Type of bill 011x. */
function isInpatient(claim: RuleLoop): boolean {
  return claim.segment('CLM')?.component(5, 1) === '11';
}

/** Frequency 1 is the whole stay, 4 the last claim of one. */
function isFinalInpatient(claim: RuleLoop): boolean {
  return isInpatient(claim) && /^[14]$/.test(claim.segment('CLM')!.component(5, 3));
}
