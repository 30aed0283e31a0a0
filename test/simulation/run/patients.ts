import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { createRandom, type Random } from '../../../src/simulator/create-random.js';
import { MISBEHAVIOURS } from '../misbehaviours/catalog.js';
import type { Deed, PatientMisbehaviour } from '../misbehaviours/misbehaviour.js';
import type { OfficeSetting, Troubles } from './office.js';
import { type Owed, PatientDesk } from './patient-desk.js';
import { isUsable, Turns } from './pick-misbehaviour.js';
import { type RefundAsked, RefundDesk } from './refund-desk.js';
import { TroubledActs } from './troubled-acts.js';

/** Days after which the office asks patients for what they owe, where a world says nothing else. */
const ASKS_EVERY = 30;
/** Patients who owe something and pay when they are asked, of a hundred. */
const PAYING_PERCENT = 20;
/** Receipts of which something waits and is applied when there is a balance, of a hundred. */
const APPLYING_PERCENT = 70;
/** Credits of patients that are to be given back and are when the office asks, of a hundred. */
const GIVING_BACK_PERCENT = 40;
/** Days from the approval of a refund until it is paid out. */
const PAYS_AFTER = [0, 0, 10, 45];

export type PatientDeed = Extract<Deed, { does: 'patient-pays' | 'payment-returns' | 'refund' }>;

export function isPatientDeed(deed: Deed): deed is PatientDeed {
  return ['patient-pays', 'payment-returns', 'refund'].includes(deed.does);
}

/** What patients do in a year: each kind of paying in its turn, and what the stories of claims ask of them. */
export class Patients {
  readonly #acts: TroubledActs;
  readonly #desk: PatientDesk;
  readonly #refunds: RefundDesk;
  readonly #random: Random;
  /** Of what the office gives back. */
  readonly #dice: Random;
  readonly #turns: Turns<PatientMisbehaviour>;
  readonly #waiting: { readonly number: string; readonly patient: string }[] = [];
  /** What is to be done on a day, or as soon after it as there is one. */
  readonly #due: {
    readonly day: number;
    readonly act: (date: CalendarDate, day: number) => Promise<void>;
  }[] = [];
  readonly #lastOfClaim = new Map<string, string>();

  constructor(
    private readonly setting: OfficeSetting,
    private readonly troubles: Troubles,
  ) {
    const { seed } = troubles;
    this.#random = createRandom(`${seed}/patients`);
    this.#dice = createRandom(`${seed}/giving-back`);
    this.#acts = new TroubledActs(setting, createRandom(`${seed}/patient-desk`), troubles);
    this.#desk = new PatientDesk(setting, this.#acts);
    this.#refunds = new RefundDesk(setting, this.#acts);
    const usable = MISBEHAVIOURS.filter(isUsable(troubles));
    this.#turns = new Turns(
      usable.filter((each) => each.kind === 'patient'),
      createRandom(`${seed}/paying`),
    );
  }

  tally() {
    return { ...this.#acts.counts, misbehaviours: this.#turns.counts() };
  }

  /**
   * Cheques come back, refunds are paid out; now and then the office applies what waits, gives back what is to be given
   * back, and asks for what is owed then.
   */
  async endDay(day: number): Promise<void> {
    const date = this.setting.dateOf(day) as CalendarDate;
    const due = this.#due.filter((each) => each.day <= day);
    this.#due.splice(0, this.#due.length, ...this.#due.filter((each) => each.day > day));
    for (const { act } of due) await act(date, day);
    if (day % (this.troubles.asksEvery ?? ASKS_EVERY) !== 0 || this.#turns.isEmpty()) return;
    if (this.#waiting.length > 0) await this.#applyWaiting();
    await this.#giveCreditsBack(day, date);
    await this.#ask(day, date);
  }

  async actOn(deed: PatientDeed, date: CalendarDate): Promise<void> {
    const { claim } = deed;
    const owed = (await this.#desk.findOwed()).find((each) => each.claim === claim)!;
    if (deed.does === 'payment-returns') {
      const number = this.#lastOfClaim.get(claim.name);
      if (number !== undefined) await this.#desk.takeBack(number, date);
    } else if (deed.does === 'refund') {
      if (owed.cents >= 0) return;
      const approvalId = await this.#refunds.approve({ ...owed, cents: -owed.cents });
      await this.#refunds.pay(approvalId, date);
    } else {
      const part = Math.floor((owed.cents * deed.percent) / 100);
      if (part <= 0) return;
      const paying = deed.isAhead ? { parts: [], ahead: part } : { parts: [part] };
      const number = await this.#desk.take([owed], { ...paying, method: 'check' }, { ...owed, date });
      this.#lastOfClaim.set(claim.name, number);
      if (deed.isAhead) await this.#desk.apply(number, owed);
    }
  }

  /** The oldest claims first, as far as it goes. */
  async #applyWaiting(): Promise<void> {
    let claims = await this.#desk.findOwed();
    for (const { number, patient } of this.#waiting) {
      if (!this.#random.chance(APPLYING_PERCENT)) continue;
      for (const owed of claims.filter((each) => each.patient === patient && each.cents > 0)) {
        const applied = await this.#desk.apply(number, owed);
        claims = claims.map((each) =>
          each.claim === owed.claim ? { ...each, cents: each.cents - applied } : each,
        );
      }
    }
  }

  async #giveCreditsBack(day: number, date: CalendarDate): Promise<void> {
    for (const credit of await this.#desk.findCredits()) {
      if (this.#dice.chance(GIVING_BACK_PERCENT)) await this.#giveBack(credit, day, date);
    }
  }

  async #giveRestBack(receipt: string, percent: number, day: number, date: CalendarDate): Promise<void> {
    const waiting = this.setting.auditor.patientMoney.waiting(receipt);
    const cents = Math.ceil((waiting * percent) / 100);
    if (cents > 0) await this.#giveBack({ receipt, cents }, day, date);
  }

  /** Approved now, and paid out sooner or later. */
  async #giveBack(asked: RefundAsked, day: number, date: CalendarDate): Promise<void> {
    const approvalId = await this.#refunds.approve(asked);
    const wait = this.#dice.pick(PAYS_AFTER);
    if (wait === 0) await this.#refunds.pay(approvalId, date);
    else this.#due.push({ day: day + wait, act: (then) => this.#refunds.pay(approvalId, then) });
  }

  async #ask(day: number, date: CalendarDate): Promise<void> {
    const all = await this.#desk.findOwed();
    for (const { patient, accountId } of new Map(all.map((each) => [each.patient, each])).values()) {
      const owed = all.filter((each) => each.patient === patient && each.cents > 0);
      if (!this.#random.chance(owed.length > 0 ? PAYING_PERCENT : 2)) continue;
      await this.#pay(owed, { patient, accountId, day, date });
    }
  }

  async #pay(
    owed: readonly Owed[],
    from: Pick<Owed, 'patient' | 'accountId'> & { readonly day: number; readonly date: CalendarDate },
  ): Promise<void> {
    const act = this.#turns.next((each) => each.owed <= owed.length && (each.owed > 0 || owed.length === 0));
    if (!act) return;
    const paying = act.pays(
      owed.map((each) => each.cents),
      this.#random,
    );
    const number = await this.#desk.take(owed, paying, from);
    const { ahead = 0, goesBackAfter, goesBackPercent = 100, returnsAfter } = paying;
    if (ahead > 0) this.#waiting.push({ number, patient: from.patient });
    if (goesBackAfter !== undefined) {
      const act = (date: CalendarDate, day: number) => this.#giveRestBack(number, goesBackPercent, day, date);
      this.#due.push({ day: from.day + goesBackAfter, act });
    }
    if (returnsAfter !== undefined) {
      const act = (date: CalendarDate) => this.#desk.takeBack(number, date);
      this.#due.push({ day: from.day + returnsAfter, act });
    }
  }
}
