import type { Segment } from '../x12/segment.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** The order in which payers are responsible: SBR01. */
const ORDER = 'PSTABCDEFGH';
/** PWK02 of what is sent apart from the claim, and so is known by a number only. */
const SENT_APART: ReadonlySet<string> = new Set(['BM', 'EL', 'EM', 'FT', 'FX']);
const PERSONS = ['2010AA', '2010BA', '2010CA', '2310A', '2310B', '2310C', '2310D', '2310E', '2330A'];
const ADDRESSES = [
  ...['2010AA', '2010AB', '2010AC', '2010BA', '2010BB', '2010CA', '2310C', '2310E', '2310F'],
  ...['2330A', '2330B', '2420C', '2420E', '2420G', '2420H'],
];

/** Situations that claims of all three forms have in common (005010X222A1, X223A2, X224A2). */
export const SITUATIONS_837: readonly SituationalRule[] = [
  {
    id: 'subscriber.patient-loop-of-self',
    source: '2000B SBR02',
    loops: ['2000B'],
    reads: ['SBR'],
    segment: 'SBR',
    element: 2,
    demand: 'absent',
    when: (loop) =>
      isSelf(loop) && loop.hadLoop('2000C') && !loop.hadLoop('2300') ? loop.segment('SBR') : undefined,
    reason: 'the subscriber is said to be a patient, and claims stand below others only',
  },
  {
    id: 'subscriber.self-not-stated',
    source: '2000B SBR02',
    loops: ['2000B'],
    reads: ['SBR'],
    segment: 'SBR',
    element: 2,
    demand: 'present',
    when: (loop) => (!isSelf(loop) && loop.hadLoop('2300') ? loop.segment('SBR') : undefined),
    reason: 'claims stand below the subscriber, who then is the patient',
  },
  {
    id: 'subscriber.address-of-patient',
    source: '2010BA N3',
    loops: ['2000B'],
    reads: ['SBR', '2010BA/NM1', '2010BA/N3'],
    segment: 'N3',
    within: '2010BA',
    demand: 'present',
    when: (loop) => patientWithout(loop, 'N3'),
    trigger: { segment: (loop) => loop.segment('SBR'), element: 2 },
    reason: 'the subscriber is the patient',
  },
  {
    id: 'subscriber.city-of-patient',
    source: '2010BA N4',
    loops: ['2000B'],
    reads: ['SBR', '2010BA/NM1', '2010BA/N4'],
    segment: 'N4',
    within: '2010BA',
    demand: 'present',
    when: (loop) => patientWithout(loop, 'N4'),
    trigger: { segment: (loop) => loop.segment('SBR'), element: 2 },
    reason: 'the subscriber is the patient',
  },
  {
    id: 'subscriber.birth-of-patient',
    source: '2010BA DMG',
    loops: ['2000B'],
    reads: ['SBR', '2010BA/NM1', '2010BA/DMG'],
    segment: 'DMG',
    within: '2010BA',
    demand: 'present',
    when: (loop) => patientWithout(loop, 'DMG'),
    trigger: { segment: (loop) => loop.segment('SBR'), element: 2 },
    reason: 'the subscriber is the patient',
  },
  {
    id: 'name.given-name-of-organisation',
    source: 'NM104',
    loops: PERSONS,
    reads: [],
    segment: 'NM1',
    element: 4,
    demand: 'absent',
    when: (loop) => organisationWith(loop, 4),
    trigger: { element: 2 },
    reason: 'NM102 says that this is no person',
  },
  {
    id: 'name.middle-name-of-organisation',
    source: 'NM105',
    loops: PERSONS,
    reads: [],
    segment: 'NM1',
    element: 5,
    demand: 'absent',
    when: (loop) => organisationWith(loop, 5),
    trigger: { element: 2 },
    reason: 'NM102 says that this is no person',
  },
  {
    id: 'name.suffix-of-organisation',
    source: 'NM107',
    loops: PERSONS,
    reads: [],
    segment: 'NM1',
    element: 7,
    demand: 'absent',
    when: (loop) => organisationWith(loop, 7),
    trigger: { element: 2 },
    reason: 'NM102 says that this is no person',
  },
  {
    id: 'address.state',
    source: 'N402',
    loops: ADDRESSES,
    reads: ['N4'],
    segment: 'N4',
    element: 2,
    demand: 'present',
    when: (loop) => homeAddressWhere(loop, (n4) => n4.isEmpty(2)),
    reason: 'no other country is named',
  },
  {
    id: 'address.postal-code',
    source: 'N403',
    loops: ADDRESSES,
    reads: ['N4'],
    segment: 'N4',
    element: 3,
    demand: 'present',
    when: (loop) => homeAddressWhere(loop, (n4) => n4.isEmpty(3)),
    reason: 'no other country is named',
  },
  {
    id: 'address.postal-code-form',
    source: 'N403',
    loops: ADDRESSES,
    reads: ['N4'],
    segment: 'N4',
    element: 3,
    demand: 'value',
    when: (loop) =>
      homeAddressWhere(
        loop,
        (n4) => n4.isEmpty(4) && !n4.isEmpty(3) && !/^\d{5}(\d{4})?$/.test(n4.element(3)),
      ),
    // An official example breaks it.
    severity: 'warning',
    reason: 'a ZIP code has five or nine digits',
  },
  {
    id: 'claim.replaced-claim-number',
    source: '2300 REF*F8',
    loops: ['2300'],
    reads: ['CLM', 'REF*F8'],
    segment: 'REF',
    demand: 'present',
    when: (loop) => {
      const claim = loop.segment('CLM');
      const replaces = claim && /^[78]$/.test(claim.component(5, 3));
      return replaces && !loop.segment('REF', 'F8') ? claim : undefined;
    },
    trigger: { element: 5, component: 3 },
    reason:
      'a claim of frequency 7 or 8 names the payer number (REF*F8) of the claim that it replaces or voids',
  },
  {
    id: 'claim.attachment-number',
    source: '2300 PWK06',
    loops: ['2300', '2400'],
    reads: ['PWK'],
    segment: 'PWK',
    element: 6,
    demand: 'present',
    when: (loop) => loop.all('PWK').find((pwk) => SENT_APART.has(pwk.element(2)) && pwk.isEmpty(6)),
    trigger: { element: 2 },
    reason: 'the attachment is sent apart from the claim',
  },
  {
    id: 'claim.earlier-payer',
    source: '2320',
    loops: ['2300'],
    reads: ['CLM', '2000B/SBR'],
    segment: 'SBR',
    within: '2320',
    demand: 'present',
    when: (loop) => {
      const sequence = loop.above('2000B')?.segment('SBR')?.element(1) ?? '';
      return /^[ST]$/.test(sequence) && !loop.hadLoop('2320') ? loop.segment('CLM') : undefined;
    },
    trigger: { segment: (loop) => loop.above('2000B')?.segment('SBR'), element: 1 },
    reason: 'the payer is not the first one, and no other payer (2320) is named',
  },
  {
    id: 'claim.payer-sequence-twice',
    source: '2320 SBR01',
    loops: ['2300'],
    reads: ['2000B/SBR', '2320/SBR'],
    segment: 'SBR',
    element: 1,
    demand: 'value',
    when: (loop) => {
      const taken = new Set([loop.above('2000B')?.segment('SBR')?.element(1)]);
      return loop
        .children('2320')
        .map((other) => other.opener)
        .find((sbr) => {
          const sequence = sbr.element(1);
          const isTaken = sequence !== '' && sequence !== 'U' && taken.has(sequence);
          taken.add(sequence);
          return isTaken;
        });
    },
    reason: 'two payers of a claim have the same place in the order',
  },
  {
    id: 'other-payer.adjusted-too-early',
    source: '2320 CAS',
    loops: ['2320'],
    reads: ['CAS', '2000B/SBR'],
    segment: 'CAS',
    demand: 'absent',
    severity: 'warning',
    when: (loop) => {
      const destination = ORDER.indexOf(loop.above('2000B')?.segment('SBR')?.element(1) || '-');
      const isLater = destination >= 0 && ORDER.indexOf(loop.opener.element(1) || '-') > destination;
      return isLater ? loop.segment('CAS') : undefined;
    },
    trigger: { segment: (loop) => loop.opener, element: 1 },
    reason: 'this payer comes after the one to which the claim is sent, and cannot have adjudicated it',
  },
  {
    id: 'other-payer.paid-amount',
    source: '2320 AMT*D',
    loops: ['2300'],
    reads: ['2320/SBR', '2320/CAS', '2320/AMT*D', '2330B/NM1', '2430/SVD'],
    segment: 'AMT',
    demand: 'present',
    when: (loop) =>
      loop.children('2320').find((other) => hasAdjudicated(loop, other) && !other.segment('AMT', 'D'))
        ?.opener,
    reason: 'what the other payer adjudicated is told and not what it paid (AMT*D)',
  },
  {
    id: 'other-payer.adjudication-date',
    source: '2330B DTP*573',
    loops: ['2300'],
    reads: ['2320/CAS', '2330B/NM1', '2330B/DTP*573', '2430/SVD'],
    segment: 'DTP',
    demand: 'present',
    when: (loop) =>
      loop
        .children('2320')
        .find(
          (other) =>
            other.segment('CAS') !== undefined &&
            linesOf(loop, other).length === 0 &&
            other.child('2330B')?.segment('DTP', '573') === undefined,
        )
        ?.child('2330B')?.opener,
    reason: 'the other payer adjudicated the claim without lines, whose date (DTP*573) is wanted',
  },
  {
    id: 'line.other-payer-unknown',
    source: '2430 SVD01',
    loops: ['2300'],
    reads: ['2330B/NM1', '2430/SVD'],
    segment: 'SVD',
    element: 1,
    demand: 'value',
    when: (loop) => {
      const payers = new Set(loop.children('2320').map(payerOf));
      return loop
        .children('2400')
        .flatMap((line) => line.children('2430').map((each) => each.opener))
        .find((svd) => !svd.isEmpty(1) && !payers.has(svd.element(1)));
    },
    reason: 'no other payer of the claim has this identifier (2330B NM109)',
  },
];

function isSelf(subscriber: RuleLoop): boolean {
  return subscriber.segment('SBR')?.element(2) === '18';
}

/** The name of a subscriber who is the patient and of whom something is not told. */
function patientWithout(subscriber: RuleLoop, segmentId: string): Segment | undefined {
  const person = isSelf(subscriber) ? subscriber.child('2010BA') : undefined;
  return person && !person.segment(segmentId) ? person.opener : undefined;
}

function organisationWith(loop: RuleLoop, element: number): Segment | undefined {
  const name = loop.opener;
  return name.element(2) === '2' && !name.isEmpty(element) ? name : undefined;
}

/** The N4 of an address in the United States or Canada. */
function homeAddressWhere(loop: RuleLoop, isSo: (n4: Segment) => boolean): Segment | undefined {
  const n4 = loop.segment('N4');
  return n4 && /^(US|CA)?$/.test(n4.element(4)) && isSo(n4) ? n4 : undefined;
}

function payerOf(other: RuleLoop): string {
  return other.child('2330B')?.opener.element(9) ?? '';
}

/** The line adjudications of another payer. */
function linesOf(claim: RuleLoop, other: RuleLoop): RuleLoop[] {
  const payer = payerOf(other);
  return claim
    .children('2400')
    .flatMap((line) => line.children('2430'))
    .filter((each) => payer !== '' && each.opener.element(1) === payer);
}

function hasAdjudicated(claim: RuleLoop, other: RuleLoop): boolean {
  return other.segment('CAS') !== undefined || linesOf(claim, other).length > 0;
}
