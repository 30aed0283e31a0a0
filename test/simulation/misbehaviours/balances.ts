import { type ClaimStory, ofClaims } from './misbehaviour.js';
import { inTurn } from './steps.js';

const ASIDE = 'Nothing but its cash, unapplied';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'claim-that-does-not-balance',
    does: 'Pays a cent less than charge and adjustments say',
    stands: ASIDE,
    source: '7 C2; X20',
    steps: (desk) => {
      const answer = desk.pay();
      return inTurn([{ ...answer, paid: answer.paid - 1 }]);
    },
  },
  {
    name: 'line-that-does-not-balance',
    does: 'Says of a line a cent less than its charge and adjustments leave',
    stands: ASIDE,
    source: '7 C2; X20',
    steps: (desk) => {
      const answer = desk.pay();
      const [first, ...rest] = answer.lines;
      const line = { ...first!, paid: first!.paid - 1 };
      return inTurn([{ ...answer, lines: [line, ...rest] }]);
    },
  },
  {
    name: 'lines-that-are-not-the-charge',
    does: 'Leaves a line out of the claim payment whose charge it is part of',
    stands: ASIDE,
    source: '3 Balance',
    lines: 2,
    steps: (desk) => {
      const answer = desk.pay();
      const [left, ...lines] = answer.lines;
      return inTurn([{ ...answer, lines, paid: answer.paid - left!.paid }]);
    },
  },
  {
    name: 'balanced-at-last',
    does: 'Sends a claim payment that does not balance, takes it back and sends it right',
    stands: 'The right one; the cash of the wrong one and of its reversal, unapplied, is nothing together',
    source: '7 C2',
    steps: (desk) => {
      const answer = desk.pay();
      const wrong = { ...answer, paid: answer.paid - 1 };
      return inTurn([wrong], [desk.reverse(wrong), desk.pay({ icn: answer.icn })]);
    },
  },
  {
    name: 'amount-that-cannot-be-read',
    does: 'Writes the amount of an adjustment with a letter in it',
    stands: ASIDE,
    source: 'X22; 7 C2',
    steps: (desk) => {
      const lines = desk.claim.lines.map((line) =>
        desk.told(line, [['CO', '45', desk.part(line.charge, 10, 40)]]),
      );
      const answer = desk.answer(lines, { kind: 'stranger', wire: { spoilsAmount: true } });
      return inTurn([answer]);
    },
  },
];

export const BALANCES = ofClaims(STORIES);
