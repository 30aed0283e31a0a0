import type { Desk } from '../world/desk.js';
import { type ClaimStory, ofClaims, type Step } from './misbehaviour.js';
import { beside, CYCLE, inTurn, later, plb, SOON } from './steps.js';

/** An overpayment: paid, taken back and paid less; what is owed then is given back for now by a PLB below zero. */
function overpaid(desk: Desk, code: string, reference?: string) {
  const first = desk.pay();
  const lines = desk.claim.lines.map((line, index) => {
    const paid = Math.floor(first.lines[index]!.paid / 2);
    return desk.told(line, [['CO', '45', line.charge - paid]]);
  });
  const again = desk.answer(lines, { corrects: first, wire: { formerIcn: first.icn } });
  const owed = first.paid - again.paid;
  const name = reference ?? first.icn;
  const steps: Step[] = [
    { after: SOON, answers: [first] },
    {
      after: CYCLE,
      answers: [desk.reverse(first), again],
      adjustments: owed === 0 ? [] : [plb(code, -owed, name)],
    },
  ];
  return { steps, owed, first, name };
}

const STORIES: readonly ClaimStory[] = [
  {
    name: 'overpayment-delayed',
    does: 'Reverses, gives the money back by WO below zero, and takes it a cycle later',
    stands: 'payer.offset opens and closes',
    source: '0 4.5',
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'WO');
      return [...steps, later(2 * CYCLE, plb('WO', owed, name))];
    },
  },
  {
    name: 'overpayment-never-taken',
    does: 'Gives the money back by WO below zero and never takes it',
    stands: 'payer.offset stays open',
    source: '3 PLB 2',
    steps: (desk) => overpaid(desk, 'WO').steps,
  },
  {
    name: 'takeback-without-a-partner',
    does: 'Takes money by WO of which nobody has heard',
    stands: 'payer.offset stands the other way',
    source: '7 W14',
    steps: beside((desk) => [plb('WO', desk.random.between(100, 4000), desk.number())]),
  },
  {
    name: 'balance-forward',
    does: 'Carries a negative cycle forward by FB and takes it a cycle later',
    stands: 'payer.offset opens and closes',
    source: '3 PLB 5',
    steps: (desk) => {
      const cents = desk.random.between(100, 4000);
      return [
        { after: SOON, answers: [desk.pay()], adjustments: [plb('FB', -cents)] },
        later(SOON + CYCLE, plb('FB', cents)),
      ];
    },
  },
  {
    name: 'delayed-by-fb-taken-by-wo',
    does: 'Delays by FB under the claim number and takes by WO under it',
    stands: 'payer.offset opens and closes, across codes',
    source: '7 W14',
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'FB');
      return [...steps, later(2 * CYCLE, plb('WO', owed, name))];
    },
  },
  {
    name: 'taken-under-a-letter-number',
    does: 'Gives back by WO under the claim number and takes it as a lump under a letter’s',
    stands: 'payer.offset opens and closes',
    source: '7 W14',
    steps: (desk) => {
      const { steps, owed } = overpaid(desk, 'WO');
      return [...steps, later(2 * CYCLE, plb('WO', owed, `L${desk.random.digits(7)}`))];
    },
  },
  {
    name: 'taken-in-parts',
    does: 'Takes what it gave back in two parts',
    stands: 'payer.offset opens and closes',
    source: '7 W14',
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'WO');
      const part = Math.floor(owed / 3);
      return [
        ...steps,
        later(2 * CYCLE, plb('WO', part, name)),
        later(3 * CYCLE, plb('WO', owed - part, name)),
      ];
    },
  },
  {
    name: 'our-cheque-told-by-72',
    does: 'Gets our cheque and tells it by 72 below zero with a WO above zero',
    stands: 'payer.offset is closed by the cheque; the two cancel',
    source: '0 4.5; 3 PLB 4',
    needsOrder: true,
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'WO');
      return [
        ...withCheque(steps, owed, name),
        later(3 * CYCLE, plb('72', -owed, name), plb('WO', owed, name)),
      ];
    },
  },
  {
    name: 'our-cheque-and-a-takeback',
    does: 'Gets our cheque and takes the money all the same',
    stands: 'payer.offset stands the other way: taken twice',
    source: '7 W14',
    needsOrder: true,
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'WO');
      return [...withCheque(steps, owed, name), later(3 * CYCLE, plb('WO', owed, name))];
    },
  },
  {
    name: 'letter-accepted',
    does: 'Asks for money by letter, which we accept, and takes it by WO',
    stands: 'Contractual at the letter; payer.offset opens and closes',
    source: '0 4.5; 3 PLB 3',
    needsOrder: true,
    steps: (desk) => letter(desk, 'accepted'),
  },
  {
    name: 'letter-disputed',
    does: 'Asks for money by letter, which we dispute, and takes it by WO',
    stands: 'The payer owes it again; payer.offset opens and closes',
    source: '0 4.5',
    needsOrder: true,
    steps: (desk) => letter(desk, 'disputed'),
  },
  {
    name: 'cheque-sent-back',
    does: 'Sends a cheque of ours back as B2 below zero',
    stands: 'payer.offset opens',
    source: '7 PLB 4',
    steps: beside((desk) => [plb('B2', -desk.random.between(100, 4000), desk.number())]),
  },
  {
    name: 'written-off-by-the-payer',
    does: 'Gives back by WO below zero, and takes it off by CS instead of taking it',
    stands: 'payer.offset closes by CS; nothing is unapplied',
    source: '0 PLB accounts, CS',
    steps: (desk) => {
      const { steps, owed, name } = overpaid(desk, 'WO');
      return [...steps, later(2 * CYCLE, plb('CS', owed, name))];
    },
  },
];

/** When the overpayment is told we send a cheque for it. */
function withCheque(steps: readonly Step[], owed: number, reference: string): Step[] {
  const [first, second] = steps as readonly [Step, Step];
  return owed === 0 ? [...steps] : [first, { ...second, deed: { does: 'cheque', reference, cents: owed } }];
}

function letter(desk: Desk, stance: 'accepted' | 'disputed'): Step[] {
  const answer = desk.pay();
  const cents = Math.floor(answer.paid / 4);
  if (cents === 0) return inTurn([answer]);
  const number = `L${desk.random.digits(8)}`;
  const { claim } = desk;
  const deed = { does: 'letter', stance, letter: number, icn: answer.icn, claim, payer: 1, cents } as const;
  return [{ after: SOON, answers: [answer], deed }, later(SOON + 2 * CYCLE, plb('WO', cents, number))];
}

export const TAKEBACKS = ofClaims(STORIES);
