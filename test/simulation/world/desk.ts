import type { Random } from '../../../src/simulator/create-random.js';
import {
  type Answer,
  type AnsweredLine,
  type Cas,
  casSum,
  chargeOf,
  sumOf,
  type WorldClaim,
  type WorldLine,
} from './answer.js';

/** What is told beside the ordinary of an answer. */
export type AnswerGiven = Partial<
  Pick<Answer, 'payer' | 'kind' | 'cas' | 'icn' | 'wire' | 'reverses' | 'corrects'>
>;

/**
 * The payers' desk for one claim: adjudicates as a contract would, and gives back what one answer means. Amounts are
 * whole cents and every answer balances; a misbehaviour then does otherwise.
 */
export class Desk {
  constructor(
    readonly claim: WorldClaim,
    readonly random: Random,
  ) {}

  /** An answer of which the lines are told. */
  answer(lines: readonly AnsweredLine[], given: AnswerGiven = {}): Answer {
    const cas = given.cas ?? [];
    return {
      claim: this.claim,
      payer: 1,
      kind: 'payment',
      charge: sumOf(lines.map((line) => line.charge)),
      paid: sumOf(lines.map((line) => line.paid)) - casSum(cas),
      lines: [...lines],
      cas,
      icn: this.number(),
      wire: {},
      ...given,
    };
  }

  /** The first payer's ordinary answer: a fee schedule, a share of the patient, sometimes sequestration. */
  pay(given: AnswerGiven = {}): Answer {
    return this.answer(
      this.claim.lines.map((line) => this.price(line)),
      given,
    );
  }

  /** One line as the fee schedule has it. */
  price(line: WorldLine): AnsweredLine {
    const allowed = this.part(line.charge, 40, 95);
    const share = this.random.chance(70) ? this.part(allowed, 5, 45) : 0;
    const withheld = this.random.chance(25) ? Math.floor((allowed - share) / 50) : 0;
    return this.told(line, [
      ['CO', '45', line.charge - allowed],
      ['CO', '253', withheld],
      ['PR', this.random.pick(['1', '2', '3']), share],
    ]);
  }

  /** A line with these adjustments; what they leave is paid. */
  told(
    line: WorldLine,
    cas: readonly (readonly [group: string, reason: string, cents: number])[],
    remarks: readonly string[] = [],
  ): AnsweredLine {
    const kept: Cas[] = cas
      .filter(([, , cents]) => cents !== 0)
      .map(([group, reason, cents]) => ({ group, reason, cents }));
    return { line, charge: line.charge, paid: line.charge - casSum(kept), cas: kept, remarks: [...remarks] };
  }

  /** Every line denied with one code. */
  deny(group: string, reason: string, given: AnswerGiven & { remark?: string } = {}): Answer {
    const { remark, ...rest } = given;
    const remarks = remark === undefined ? [] : [remark];
    return this.answer(
      this.claim.lines.map((line) => this.told(line, [[group, reason, line.charge]], remarks)),
      rest,
    );
  }

  /**
   * The ordinary answer of a later payer: OA-23 for what the earlier ones settled, and of what they left a payment, a
   * write-off and a share.
   */
  payAfter(earlier: Answer, given: AnswerGiven = {}): Answer {
    const lines = earlier.lines.map((told) => this.shareAfter(told, this.#shareOf(told)));
    return this.answer(lines, { payer: earlier.payer + 1, ...given });
  }

  /** What an earlier payer left of each line for the next one. */
  left(earlier: Answer): { line: WorldLine; cents: number }[] {
    return earlier.lines.map((told) => ({ line: told.line, cents: this.#shareOf(told) }));
  }

  shareAfter({ line }: AnsweredLine, left: number): AnsweredLine {
    const paid = left === 0 ? 0 : this.part(left, 30, 80);
    const off = this.random.chance(40) ? this.part(left - paid, 0, 60) : 0;
    return this.told(line, [
      ['OA', '23', line.charge - left],
      ['CO', '45', off],
      ['PR', '2', left - paid - off],
    ]);
  }

  #shareOf({ cas }: AnsweredLine): number {
    return casSum(cas.filter(({ group, reason }) => group === 'PR' && reason !== '100'));
  }

  /** Takes an answer back: every amount with its sign turned, under the same number. */
  reverse(original: Answer, given: AnswerGiven = {}): Answer {
    const turn = (cas: readonly Cas[]) => cas.map((each) => ({ ...each, cents: -each.cents }));
    return {
      claim: this.claim,
      payer: original.payer,
      kind: 'reversal',
      charge: -original.charge,
      paid: -original.paid,
      lines: original.lines.map((line) => ({
        ...line,
        charge: -line.charge,
        paid: line.paid === 0 ? 0 : -line.paid,
        cas: turn(line.cas),
        remarks: [],
      })),
      cas: turn(original.cas),
      icn: original.icn,
      reverses: original,
      wire: original.wire.name === undefined ? {} : { name: original.wire.name },
      ...given,
    };
  }

  /** Answers again what was reversed, naming the earlier number. */
  correct(original: Answer, given: AnswerGiven = {}): Answer {
    return this.pay({
      payer: original.payer,
      corrects: original,
      wire: { formerIcn: original.icn },
      ...given,
    });
  }

  /** The answer as one without lines. */
  whole(answer: Answer): Answer {
    const merged = new Map<string, Cas>();
    for (const cas of [...answer.cas, ...answer.lines.flatMap((line) => line.cas)]) {
      const key = `${cas.group}-${cas.reason}`;
      merged.set(key, { ...cas, cents: cas.cents + (merged.get(key)?.cents ?? 0) });
    }
    return { ...answer, lines: [], cas: [...merged.values()] };
  }

  /** Some whole cents of an amount, between two hundredths of it. */
  part(cents: number, low: number, high: number): number {
    return Math.floor((cents * this.random.between(low * 10, high * 10)) / 1000);
  }

  number(): string {
    return `T${this.random.digits(11)}`;
  }

  get charge(): number {
    return chargeOf(this.claim);
  }
}
