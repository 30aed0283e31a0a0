import type { Desk } from '../world/desk.js';
import { type ClaimStory, ofClaims, type Step } from './misbehaviour.js';
import { inTurn } from './steps.js';

/** An ordinary payment under our number as the payer gives it back. */
const named = (change: (own: string) => string) => (desk: Desk) =>
  inTurn([desk.pay({ wire: { name: change(desk.claim.name) } })]);

/** A payment that nobody can place, of a claim that stays as it is. */
const lost = (change: (own: string) => string) => (desk: Desk) =>
  inTurn([desk.pay({ kind: 'stranger', wire: { name: change(desk.claim.name) } })]);

/** The second answer has no number of ours, but the payer's own that the first one told. */
function nameless(desk: Desk): Step[] {
  const first = desk.pay();
  const back = desk.reverse(first, { wire: { name: '0' } });
  const again = desk.correct(first, { wire: { name: '0', formerIcn: first.icn } });
  return inTurn([first], [back, again]);
}

const FOUND = 'The payment, placed at its claim';
const SOURCE = '7 daily 6';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'number-in-lower-case',
    does: 'Gives our claim number back in lower case',
    stands: FOUND,
    source: SOURCE,
    steps: named((own) => own.toLowerCase()),
  },
  {
    name: 'number-with-zeros',
    does: 'Fills our claim number up with zeros',
    stands: FOUND,
    source: SOURCE,
    steps: named((own) => own.padStart(18, '0')),
  },
  {
    name: 'number-with-blanks',
    does: 'Puts blanks into our claim number',
    stands: FOUND,
    source: SOURCE,
    steps: named((own) => `${own.slice(0, 2)} ${own.slice(2, 6)} ${own.slice(6)}`),
  },
  {
    name: 'number-cut-off',
    does: 'Cuts our claim number off, with member and dates beside it',
    stands: FOUND,
    source: SOURCE,
    steps: named((own) => own.slice(0, -1)),
  },
  {
    name: 'zero-for-our-number',
    does: 'Gives 0 for our claim number, and its own number as before',
    stands: 'Reversal and correction, placed by the payer’s number',
    source: SOURCE,
    needsOrder: true,
    steps: nameless,
  },
  {
    name: 'zero-and-a-new-number',
    does: 'Gives 0 for our claim number, and a number of its own that it never told',
    stands: 'Nothing but its cash, unapplied',
    source: SOURCE,
    steps: lost(() => '0'),
  },
  {
    name: 'claim-of-somebody-else',
    does: 'Pays a claim that is not ours, or of a system before this one',
    stands: 'Nothing but its cash, unapplied',
    source: '7 weekly 10',
    steps: lost((own) => `OLD${own.slice(-6)}`),
  },
];

export const NAMES = ofClaims(STORIES);
