import type { Answer, Plb } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import type { Step } from './misbehaviour.js';

/** Days after which the next payment of a payer comes. */
export const CYCLE = 30;

/** A few days after the claim was sent. */
export const SOON = 5;

/** Sets of answers, each in the next payment of its payer. */
export const inTurn = (...sets: readonly (readonly Answer[])[]): Step[] =>
  sets.map((answers, index) => ({ after: SOON + CYCLE * index, answers }));

/** An ordinary payment, and then what its payer makes of it, set by set. */
export const afterPaying =
  (makes: (desk: Desk, first: Answer) => readonly (readonly Answer[])[]) =>
  (desk: Desk): Step[] => {
    const first = desk.pay();
    return inTurn([first], ...makes(desk, first));
  };

export const plb = (code: string, cents: number, reference?: string): Plb => ({
  code,
  cents,
  ...(reference !== undefined && { reference }),
});

/** An ordinary payment with these adjustments in its set. */
export const beside =
  (adjustments: (desk: Desk, answer: Answer) => readonly Plb[]) =>
  (desk: Desk): Step[] => {
    const answer = desk.pay();
    return [{ after: SOON, answers: [answer], adjustments: adjustments(desk, answer) }];
  };

/** A set that pays nobody, or what it has beside other claims; nothing where no amount is left. */
export const later = (after: number, ...adjustments: readonly Plb[]): Step => ({
  after,
  adjustments: adjustments.filter(({ cents }) => cents !== 0),
});
