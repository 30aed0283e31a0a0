import { type Answer, casSum, sumOf, type WorldClaim } from '../world/answer.js';
import { type Arrived, inCanonicalOrder } from './canonical.js';
import { Debts, payerAccount } from './debts.js';
import { type Decided, type Decision, settleDecision } from './decisions.js';
import { findParts, type Parts } from './parts.js';
import { type Part, type Settled, settlePart } from './settle-part.js';
import { hasReasons, isNegative, onlyDenies, proves } from './sound-answer.js';

/** Why the money of an answer has no place, or a part of it. */
export type Concern =
  | 'unmatched-claim'
  | 'unexpected-payment'
  | 'claim-out-of-balance'
  | 'negative-amount'
  | 'held-claim-payment'
  | 'possible-duplicate'
  | 'reversal-differs';

export interface SetAside {
  readonly arrived: Arrived;
  readonly cents: number;
  readonly concern: Concern;
}

export interface PostedPart extends Settled {
  readonly part: Part;
  /** Only its cash was posted: the payer had answered before. */
  readonly isTwice: boolean;
  /** Taken back because a later answer pays. */
  isSuperseded: boolean;
  /** It only denied, and the payer has answered since. */
  isReplaced: boolean;
}

export interface Posted {
  readonly arrived: Arrived;
  readonly parts: readonly PostedPart[];
  isReversed: boolean;
}

/** Domain text 0: the posting algorithm, as a fold over everything that the payers of one claim have said. */
export class ClaimFold {
  readonly debts: Debts;
  /** In canonical order. */
  readonly posted: Posted[] = [];
  readonly aside: SetAside[] = [];
  readonly decided: Decided[] = [];

  constructor(
    readonly claim: WorldClaim,
    readonly arrived: readonly Arrived[],
    decisions: readonly Decision[] = [],
  ) {
    this.debts = new Debts(claim);
    claim.payers.forEach((_, index) => {
      const own = arrived.filter(({ answer }) => answer.payer === index + 1);
      for (const each of inCanonicalOrder(own)) this.#take(each);
      for (const decision of decisions) {
        if (decision.answer.payer === index + 1) this.decided.push(settleDecision(decision, this));
      }
    });
  }

  /** What stands of the answers of one payer, or of all. */
  standing(payer?: number): PostedPart[] {
    return this.posted
      .filter(
        ({ arrived, isReversed }) => !isReversed && (payer ?? arrived.answer.payer) === arrived.answer.payer,
      )
      .flatMap(({ parts }) => parts)
      .filter(({ isSuperseded }) => !isSuperseded);
  }

  #take(arrived: Arrived): void {
    const { answer } = arrived;
    const parts = findParts(this.claim, answer);
    const concern = this.#findConcern(answer, parts);
    if (concern === 'nothing') return;
    if (concern !== undefined) this.aside.push({ arrived, cents: answer.paid, concern });
    else if (answer.kind === 'reversal') this.#reverse(arrived);
    else this.posted.push({ arrived, parts: this.#post(answer, parts), isReversed: false });
  }

  /** Why an answer is not posted at all; `nothing` where it says nothing. */
  #findConcern(answer: Answer, parts: Parts): Concern | 'nothing' | undefined {
    const { kind, paid, wire } = answer;
    if (kind === 'information') return paid === 0 ? 'nothing' : 'unexpected-payment';
    if (kind === 'stranger') return wire.spoilsAmount ? 'claim-out-of-balance' : 'unmatched-claim';
    const isReversal = kind === 'reversal';
    if (!proves(answer) && (!isReversal || hasReasons(answer))) return 'claim-out-of-balance';
    if (isReversal) return undefined;
    if (isNegative(answer, parts)) return 'negative-amount';
    return this.#haveAnswered(answer.payer) ? undefined : 'held-claim-payment';
  }

  /** Every payer before this one has said something, even where it was taken back since. */
  #haveAnswered(payer: number): boolean {
    const answered = new Set(this.posted.map(({ arrived }) => arrived.answer.payer));
    return this.claim.payers.every((_, index) => index + 1 >= payer || answered.has(index + 1));
  }

  /** The mirror of what still stands of the original; what its cash does not explain has no place. */
  #reverse(arrived: Arrived): void {
    const { answer } = arrived;
    const original = this.posted.find((each) => each.arrived.answer === answer.reverses);
    if (!original || original.isReversed) {
      const concern = original ? 'possible-duplicate' : 'held-claim-payment';
      this.aside.push({ arrived, cents: answer.paid, concern });
      return;
    }
    const payer = payerAccount(answer.payer);
    const standing = original.parts.filter((part) => !part.isSuperseded).flatMap(({ moves }) => moves);
    for (const move of standing) this.debts.move(payer, move, -1);
    original.isReversed = true;
    const cents = answer.paid + cashOf(standing);
    if (cents !== 0 || !hasReasons(answer)) this.aside.push({ arrived, cents, concern: 'reversal-differs' });
  }

  #post(answer: Answer, { byLine, whole, beside }: Parts): PostedPart[] {
    const payer = payerAccount(answer.payer);
    // What moved on without a line cannot be answered by line.
    const isByLine = byLine !== undefined && this.debts.of(payer, '') === 0;
    const posted: PostedPart[] = [];
    for (const part of isByLine ? byLine : [whole]) posted.push(this.#postOnce(answer, part));
    if (!isByLine || !beside) return posted;
    const back = { line: '', to: 'cash', cents: -casSum(answer.cas) };
    this.debts.move(payer, back);
    const isTwice = posted.some((part) => part.isTwice);
    const stays = sumOf(posted.map((each) => each.stays));
    const open = this.debts.of(payer) - stays - this.#unanswered(answer.payer, posted, '');
    const settled = isTwice ? NOTHING : settlePart(beside, open, this.#parties(answer.payer));
    for (const move of settled.moves) this.debts.move(payer, move);
    return [...posted, { ...FRESH, ...settled, moves: [back, ...settled.moves], part: beside, isTwice }];
  }

  /** Step 0: nobody is paid twice for one charge, unless the first answer was nothing. */
  #postOnce(answer: Answer, part: Part): PostedPart {
    const payer = payerAccount(answer.payer);
    const own = this.claim.lines.filter(({ number }) => part.line === '' || number === part.line);
    const charge = sumOf(own.map((line) => line.charge));
    const exceeds = (others: readonly PostedPart[]) =>
      others.length > 0 && sumOf(others.map((each) => each.part.charge)) + part.charge > charge;
    const rivals = () => this.#answering(answer.payer, part.line).filter((each) => !onlyDenies(each.part));
    if (exceeds(rivals()) && !onlyDenies(part)) {
      this.#supersede(payer, part, rivals());
      if (exceeds(rivals())) {
        const moves = part.paid === 0 ? [] : [{ line: part.line, to: 'cash', cents: part.paid }];
        for (const move of moves) this.debts.move(payer, move);
        return { ...FRESH, ...NOTHING, part, moves, isTwice: true };
      }
    }
    const earlier = this.#answering(answer.payer, part.line);
    if (!onlyDenies(part) && exceeds(earlier)) {
      for (const each of earlier) each.isReplaced = onlyDenies(each.part);
    }
    const unanswered = this.#unanswered(answer.payer, [{ part }], part.line);
    const open = this.debts.of(payer, part.line === '' ? undefined : part.line) - unanswered;
    const settled = settlePart(part, open, this.#parties(answer.payer));
    for (const move of settled.moves) this.debts.move(payer, move);
    return { ...FRESH, ...settled, part };
  }

  #supersede(payer: string, part: Part, rivals: readonly PostedPart[]): void {
    for (const rival of rivals) {
      if (part.paid === 0 || rival.part.paid !== 0 || rival.shared !== 0) continue;
      for (const move of rival.moves) this.debts.move(payer, move, -1);
      rival.isSuperseded = true;
    }
  }

  /** The answers of a payer that stand, to one line or, without one, to the claim. */
  #answering(payer: number, line: string): PostedPart[] {
    return this.standing(payer)
      .filter((each) => !each.isTwice && !each.isReplaced && each.part.charge !== 0)
      .filter(({ part }) => line === '' || part.line === '' || part.line === line);
  }

  /** Of the first payer, the charge that it has not answered yet: it is open, and no answer may settle it. */
  #unanswered(payer: number, now: readonly { part: Part }[], line: string): number {
    if (payer !== 1) return 0;
    const all = [...this.#answering(1, line), ...now].map(({ part }) => part);
    if (all.some((part) => part.line === '')) return 0;
    const lines = this.claim.lines.filter(({ number }) => line === '' || number === line);
    return sumOf(
      lines.map(({ number, charge }) => {
        const answered = sumOf(all.filter((part) => part.line === number).map((part) => part.charge));
        return Math.max(0, charge - answered);
      }),
    );
  }

  #parties(payer: number): { next: string | undefined } {
    return { next: payer < this.claim.payers.length ? payerAccount(payer + 1) : undefined };
  }
}

export function cashOf(moves: Settled['moves']): number {
  return sumOf(moves.filter(({ to }) => to === 'cash').map(({ cents }) => cents));
}

const FRESH = { isTwice: false, isSuperseded: false, isReplaced: false };

const NOTHING: Settled = { moves: [], shared: 0, stays: 0, barred: [] };
