import type { Segment } from '../x12/segment.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** Situations of professional claims (005010X222A1). */
export const SITUATIONS_837P: readonly SituationalRule[] = [
  {
    id: 'subscriber.medicare-secondary-reason',
    source: '2000B SBR05',
    loops: ['2000B'],
    reads: ['SBR'],
    segment: 'SBR',
    element: 5,
    demand: 'present',
    when: (loop) => {
      const sbr = loop.segment('SBR');
      const isMedicare = sbr?.element(9) === 'MA' || sbr?.element(9) === 'MB';
      const isLater = sbr !== undefined && 'ST'.includes(sbr.element(1)) && !sbr.isEmpty(1);
      return sbr && isMedicare && isLater && sbr.isEmpty(5) ? sbr : undefined;
    },
    trigger: { element: 9 },
    reason: 'Medicare is the payer and not the first one',
  },
  {
    id: 'subscriber.reason-of-first-payer',
    source: '2000B SBR05',
    loops: ['2000B'],
    reads: ['SBR'],
    segment: 'SBR',
    element: 5,
    demand: 'absent',
    severity: 'warning',
    when: (loop) => (loop.segment('SBR', 'P')?.isEmpty(5) === false ? loop.segment('SBR', 'P') : undefined),
    trigger: { element: 1 },
    reason: 'it tells why Medicare is not the first payer, and the payer is the first one',
  },
  {
    id: 'professional.admission-date',
    source: '2300 DTP*435',
    loops: ['2300'],
    reads: ['CLM', 'DTP*435'],
    segment: 'DTP',
    demand: 'present',
    severity: 'warning',
    when: (loop) => {
      const claim = loop.segment('CLM');
      return claim?.component(5, 1) === '21' && !loop.segment('DTP', '435') ? claim : undefined;
    },
    trigger: { element: 5, component: 1 },
    reason: 'the place of service is inpatient hospital (21), whose admission date is DTP*435',
  },
  {
    id: 'professional.diagnosis-pointer',
    source: '2400 SV107',
    loops: ['2400'],
    reads: ['SV1', '2300/HI'],
    segment: 'SV1',
    element: 7,
    demand: 'value',
    when: (loop) => {
      const service = loop.segment('SV1');
      const highest = Math.max(
        0,
        ...pointersOf(service)
          .filter((text) => /^\d+$/.test(text))
          .map(Number),
      );
      // Where there are diagnoses, there is a first one.
      const count = highest > 1 ? countDiagnoses(loop.above('2300')) : 0;
      return count > 0 && highest > count ? service : undefined;
    },
    reason: 'it points beyond the diagnoses of the claim',
  },
  {
    id: 'professional.diagnosis-pointer-twice',
    source: '2400 SV107',
    loops: ['2400'],
    reads: ['SV1'],
    segment: 'SV1',
    element: 7,
    demand: 'value',
    severity: 'warning',
    when: (loop) => {
      const service = loop.segment('SV1');
      const pointers = pointersOf(service);
      return new Set(pointers).size < pointers.length ? service : undefined;
    },
    reason: 'it points to the same diagnosis twice',
  },
  {
    id: 'professional.rendering-is-billing',
    source: '2310B',
    loops: ['2310B'],
    reads: ['2010AA/NM1'],
    segment: 'NM1',
    demand: 'absent',
    severity: 'warning',
    when: (loop) => {
      const billing = loop.above('2000A')?.child('2010AA')?.segment('NM1');
      const isSame = !loop.opener.isEmpty(9) && billing?.element(9) === loop.opener.element(9);
      return isSame ? loop.opener : undefined;
    },
    trigger: { segment: (loop) => loop.above('2000A')?.child('2010AA')?.opener, element: 9 },
    reason: 'a rendering provider is named only when it is another than the billing provider',
  },
  {
    id: 'professional.ambulance-transport',
    source: '2300 CR1',
    loops: ['2300'],
    reads: ['CLM', 'CR1'],
    segment: 'CR1',
    demand: 'present',
    severity: 'warning',
    when: (loop) => {
      const claim = loop.segment('CLM');
      return claim && /^4[12]$/.test(claim.component(5, 1)) && !loop.segment('CR1') ? claim : undefined;
    },
    trigger: { element: 5, component: 1 },
    reason: 'the place of service is an ambulance (41, 42)',
  },
  {
    id: 'professional.ambulance-pick-up',
    source: '2310E',
    loops: ['2300'],
    reads: ['CR1'],
    segment: 'NM1',
    within: '2310E',
    demand: 'present',
    when: (loop) => (loop.segment('CR1') && !loop.hadLoop('2310E') ? loop.segment('CR1') : undefined),
    reason: 'an ambulance transport has a pick-up address (NM1*PW)',
  },
  {
    id: 'professional.ambulance-drop-off',
    source: '2310F',
    loops: ['2300'],
    reads: ['CR1'],
    segment: 'NM1',
    within: '2310F',
    demand: 'present',
    when: (loop) => (loop.segment('CR1') && !loop.hadLoop('2310F') ? loop.segment('CR1') : undefined),
    reason: 'an ambulance transport has a drop-off address (NM1*45)',
  },
  {
    id: 'professional.equipment-procedure',
    source: '2400 SV501-2',
    loops: ['2400'],
    reads: ['SV1', 'SV5'],
    segment: 'SV5',
    element: 1,
    demand: 'value',
    when: (loop) => {
      const [service, equipment] = [loop.segment('SV1'), loop.segment('SV5')];
      const isOther = service && equipment && equipment.component(1, 2) !== service.component(1, 2);
      return isOther ? equipment : undefined;
    },
    reason: 'the procedure of the equipment is not that of SV101-2',
  },
  {
    id: 'professional.recertification-date',
    source: '2400 DTP*607',
    loops: ['2400'],
    reads: ['CR3', 'DTP*607'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => {
      const certificate = loop.segment('CR3');
      const isAgain = certificate && /^[RS]$/.test(certificate.element(1));
      return isAgain && !loop.segment('DTP', '607') ? certificate : undefined;
    },
    trigger: { element: 1 },
    reason: 'a certification that was renewed or revised has a date (DTP*607)',
  },
  {
    id: 'professional.begin-therapy-date',
    source: '2400 DTP*463',
    loops: ['2400'],
    reads: ['CR3', 'DTP*463'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => (loop.segment('DTP', '463') ? undefined : loop.segment('CR3')),
    reason: 'a certification tells when the therapy began (DTP*463)',
  },
  {
    id: 'professional.acute-manifestation-date',
    source: '2300 DTP*453',
    loops: ['2300'],
    reads: ['CR2', 'DTP*453', '2000B/SBR'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) => {
      const spine = loop.segment('CR2');
      const isAcute = spine && /^[AM]$/.test(spine.element(8));
      const isMedicare = loop.above('2000B')?.segment('SBR')?.element(9) === 'MB';
      return isAcute && isMedicare && !loop.segment('DTP', '453') ? spine : undefined;
    },
    trigger: { element: 8 },
    reason: 'Medicare wants the date of an acute manifestation (DTP*453)',
  },
  {
    id: 'professional.purchased-service-provider',
    source: '2420B',
    loops: ['2400'],
    reads: ['PS1'],
    segment: 'NM1',
    within: '2420B',
    demand: 'present',
    severity: 'warning',
    when: (loop) => (loop.hadLoop('2420B') ? undefined : loop.segment('PS1')),
    reason: 'a purchased service names its provider (NM1*QB)',
  },
];

const NO_POINTERS: readonly string[] = [];

/** SV107-1 to -4, without those that are empty. */
function pointersOf(service: Segment | undefined): readonly string[] {
  if (!service || service.isEmpty(7)) return NO_POINTERS;
  const first = service.component(7, 1);
  // Most services point to one diagnosis.
  if (first === service.element(7)) return [first];
  return [first, ...[2, 3, 4].map((component) => service.component(7, component))].filter(Boolean);
}

/** The diagnoses of a claim that a line can point to. */
function countDiagnoses(claim: RuleLoop | undefined): number {
  const list = claim?.all('HI').find((hi) => /^A?BK$/.test(hi.component(1, 1)));
  if (!list) return 0;
  let count = 0;
  while (list.component(count + 1, 2) !== '') count += 1;
  return count;
}
