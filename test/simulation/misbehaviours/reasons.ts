import type { Cas, WorldLine } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type ClaimMisbehaviour, ofClaims } from './misbehaviour.js';
import { inTurn } from './steps.js';

type Triplet = readonly [group: string, reason: string, cents: number];

type Story = Omit<ClaimMisbehaviour, 'kind' | 'steps'> & {
  readonly steps?: ClaimMisbehaviour['steps'];
  /** What is told of every line. */
  readonly line?: (line: WorldLine, desk: Desk) => readonly Triplet[];
  readonly remark?: string;
};

const whole =
  (group: string, reason: string) =>
  ({ charge }: WorldLine): Triplet[] => [[group, reason, charge]];

/** Of every line so many hundredths under one code; the rest is paid. */
const partly =
  (group: string, reason: string, low: number, high: number) =>
  ({ charge }: WorldLine, desk: Desk): Triplet[] => [[group, reason, desk.part(charge, low, high)]];

const DENIED = 'Denied: the charge stays with the payer';

const STORIES: readonly Story[] = [
  {
    name: 'denied-22',
    does: 'CO-22: another payer is due',
    stands: DENIED,
    source: '7 W1',
    line: whole('CO', '22'),
  },
  {
    name: 'denied-109',
    does: 'CO-109: not this payer',
    stands: DENIED,
    source: '7 W1',
    line: whole('CO', '109'),
  },
  {
    name: 'denied-24',
    does: 'CO-24: in a capitated plan',
    stands: DENIED,
    source: '7 W1',
    line: whole('CO', '24'),
  },
  {
    name: 'denied-patient-204',
    does: 'PR-204: not covered, and under PR',
    stands: 'Denied: it stays with the payer until somebody has looked at it',
    source: '7 C8',
    line: whole('PR', '204'),
  },
  {
    name: 'paid-to-the-member',
    does: 'PR-100: the payer has paid the member',
    stands: 'The patient owes it at once, whoever else is insured',
    source: '7 W9',
    medicaid: { payer: 1, is: false },
    line: whole('PR', '100'),
  },
  {
    name: 'contractual-for-everything',
    does: 'CO-45 for the whole charge, nothing paid',
    stands: 'Denied: a price rule that leaves nothing is none',
    source: '7 W3',
    line: whole('CO', '45'),
  },
  {
    name: 'contractual-of-a-claim-not-looked-at',
    does: 'CO-45 beside a patient share, with MA130: the claim could not be processed',
    stands: 'CO-45 is a denial; the patient share moves',
    source: '7 W3',
    remark: 'MA130',
    line: ({ charge }, desk) => {
      const share = desk.part(charge, 20, 50);
      return [
        ['CO', '45', charge - share],
        ['PR', '1', share],
      ];
    },
  },
  {
    name: 'denied-in-part',
    does: 'Pays a part and denies a part (CO-97)',
    stands: 'The denied part stays with the payer',
    source: '3 Decide',
    line: partly('CO', '97', 20, 60),
  },
  {
    name: 'qmb-by-remark',
    does: 'PR with N781: the patient may not be billed',
    stands: 'It moves to a later payer where there is one, never to the patient',
    source: '7 W9',
    remark: 'N781',
    line: partly('PR', '2', 20, 60),
  },
  {
    name: 'qmb-by-209',
    does: 'OA-209 for the patient share of a patient who may not be billed',
    stands: 'As with the remark',
    source: '7 W9',
    line: partly('OA', '209', 20, 60),
  },
  {
    name: 'medicaid-patient-share',
    does: 'Medicaid reports a patient share',
    stands: 'It stays with Medicaid until somebody has looked at it',
    source: '7 W9',
    medicaid: { payer: 1, is: true },
    line: partly('PR', '3', 5, 20),
  },
  {
    name: 'balance-bill',
    does: 'PR-45: the price rule as the patient’s',
    stands: 'It stays with the payer until somebody has looked at it',
    source: '7 W9',
    line: partly('PR', '45', 10, 40),
  },
  {
    name: 'contractual-below-zero',
    does: 'Pays more than the charge and balances by CO-94 below zero',
    stands: 'Cash in full, the adjustment with its sign',
    source: '7 weekly 13',
    line: ({ charge }, desk) => [['CO', '94', -desk.part(charge, 2, 20)]],
  },
  {
    name: 'contractual-below-zero-with-share',
    does: 'CO-45 below zero beside a patient share',
    stands: 'Both as reported',
    source: '7 weekly 13',
    line: ({ charge }, desk) => [
      ['CO', '45', -desk.part(charge, 2, 20)],
      ['PR', '2', desk.part(charge, 5, 20)],
    ],
  },
  {
    name: 'share-paid-from-an-account',
    does: 'PR-187 below zero: a health account paid part of the share',
    stands: 'The patient owes the sum of the shares',
    source: '7 monthly 17',
    line: ({ charge }, desk) => {
      const share = desk.part(charge, 20, 50);
      return [
        ['PR', '2', share],
        ['PR', '187', -desk.part(share, 10, 90)],
      ];
    },
  },
  {
    name: 'share-below-zero',
    does: 'PR-187 below zero and no share beside it',
    stands: 'Nothing but its cash, unapplied',
    source: '0 posting algorithm',
    line: ({ charge }, desk) => [['PR', '187', -desk.part(charge, 5, 20)]],
  },
  {
    name: 'unknown-reason',
    does: 'A reason code that no list has',
    stands: 'Denied, unclassified; never written off',
    source: '7 W1',
    line: partly('CO', '9999', 20, 60),
  },
  {
    name: 'denied-for-two-reasons',
    does: 'Denies a part of each line for one reason and a part for another',
    stands: 'Two denials of one answer, neither a repeat of the other',
    source: '4 Denials; 7 C7',
    line: ({ charge }, desk) => [
      ['CO', '97', desk.part(charge, 20, 40)],
      ['CO', '16', desk.part(charge, 10, 30)],
    ],
  },
  {
    name: 'denied-as-a-whole',
    does: 'Denies the claim without a line (CO-29)',
    stands: 'One denial of the claim; at stake is what the contract lets expect of all its lines',
    source: '4 Denials; 7 C7',
    steps: (desk) => inTurn([desk.whole(desk.deny('CO', '29'))]),
  },
  {
    name: 'pended',
    does: 'CO-133: the payer still looks at it',
    stands: 'The charge stays with the payer; no denial',
    source: '7 monthly 22',
    line: whole('CO', '133'),
  },
  {
    name: 'pended-then-paid',
    does: 'CO-133, then the payment, without a reversal',
    stands: 'The payment',
    source: '7 monthly 22',
    steps: (desk) => inTurn([desk.deny('CO', '133')], [desk.pay()]),
  },
  {
    name: 'payer-initiated',
    does: 'PI-45: a reduction without a contract',
    stands: 'In its own account',
    source: '7 C12',
    line: partly('PI', '45', 10, 50),
  },
  {
    name: 'other-group',
    does: 'OA-45: a reduction that is nobody’s',
    stands: 'In its own account',
    source: '7 C12',
    line: partly('OA', '45', 10, 50),
  },
  {
    name: 'multiple-procedures',
    does: 'CO-59 for a part of the line',
    stands: 'A price rule',
    source: '7 W2',
    line: partly('CO', '59', 20, 50),
  },
  {
    name: 'multiple-procedures-for-the-whole-line',
    does: 'CO-59 for all of the line',
    stands: DENIED,
    source: '7 W2',
    line: whole('CO', '59'),
  },
  {
    name: 'duplicate-denial-of-a-paid-claim',
    does: 'Denies as a duplicate (18) what it has paid',
    stands: 'The payment, as if nothing had been said',
    source: '7 daily 4',
    steps: (desk) => inTurn([desk.pay()], [desk.deny('CO', '18')]),
  },
  {
    name: 'duplicate-denial-before-the-payment',
    does: 'Denies as a duplicate what it pays a cycle later',
    stands: 'The payment',
    source: '7 daily 4',
    steps: (desk) => inTurn([desk.deny('OA', '18')], [desk.pay()]),
  },
  {
    name: 'information-23',
    does: 'CLP02 23: forwarded to somebody else, nothing paid',
    stands: 'Nothing',
    source: '7 monthly 21',
    steps: (desk) => inTurn([information(desk, '23')]),
  },
  {
    name: 'information-25',
    does: 'CLP02 25: a predetermination',
    stands: 'Nothing',
    source: '7 monthly 21',
    steps: (desk) => inTurn([information(desk, '25')]),
  },
  {
    name: 'information-246',
    does: 'CO-246: an encounter that was never to be paid',
    stands: 'Nothing',
    source: '7 monthly 23',
    steps: (desk) => inTurn([{ ...desk.deny('CO', '246'), kind: 'information' as const }]),
  },
  {
    name: 'information-with-money',
    does: 'CLP02 25, and pays all the same',
    stands: 'Its cash, unapplied',
    source: '7 monthly 21',
    steps: (desk) => inTurn([desk.pay({ kind: 'information', wire: { status: '25' } })]),
  },
  {
    name: 'payment-below-zero',
    does: 'Takes money by a claim payment that is no reversal',
    stands: 'Nothing but its cash below zero, unapplied',
    source: '7 W10',
    steps: (desk) => {
      const cas: Cas[] = [{ group: 'CO', reason: '45', cents: desk.charge + desk.part(desk.charge, 5, 20) }];
      const answer = desk.whole(desk.pay());
      return inTurn([{ ...answer, cas, paid: desk.charge - cas[0]!.cents }]);
    },
  },
];

function information(desk: Desk, status: string) {
  const answer = desk.deny('OA', '23', { wire: { status } });
  return { ...answer, kind: 'information' as const };
}

export const REASONS = ofClaims(
  STORIES.map(({ line, remark, steps, ...story }) => ({
    ...story,
    steps: (desk) => {
      if (steps) return steps(desk);
      const remarks = remark === undefined ? [] : [remark];
      const lines = desk.claim.lines.map((each) => desk.told(each, line!(each, desk), remarks));
      return inTurn([desk.answer(lines)]);
    },
  })),
);
