import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { createRandom, type Random } from '../../../src/simulator/create-random.js';
import { MISBEHAVIOURS } from '../misbehaviours/catalog.js';
import type { Deed, PatientMisbehaviour } from '../misbehaviours/misbehaviour.js';
import type { OfficeSetting, Troubles } from './office.js';
import { type Owed, PatientDesk } from './patient-desk.js';
import { isUsable, Turns } from './pick-misbehaviour.js';

/** Days after which the office asks patients for what they owe. */
const ASKS_EVERY = 30;
/** Patients who owe something and pay when they are asked, of a hundred. */
const PAYING_PERCENT = 20;
/** Receipts of which something waits and is applied when there is a balance, of a hundred. */
const APPLYING_PERCENT = 70;

export type PatientDeed = Extract<Deed, { does: 'patient-pays' | 'payment-returns' | 'refund' }>;

export function isPatientDeed(deed: Deed): deed is PatientDeed {
  return ['patient-pays', 'payment-returns', 'refund'].includes(deed.does);
}

/** What patients do in a year: each kind of paying in its turn, and what the stories of claims ask of them. */
export class Patients {
  readonly #desk: PatientDesk;
  readonly #random: Random;
  readonly #turns: Turns<PatientMisbehaviour>;
  readonly #waiting: { readonly number: string; readonly patient: string }[] = [];
  readonly #returns: { readonly number: string; readonly day: number }[] = [];
  readonly #lastOfClaim = new Map<string, string>();

  constructor(
    private readonly setting: OfficeSetting,
    troubles: Troubles,
  ) {
    const { seed } = troubles;
    this.#random = createRandom(`${seed}/patients`);
    this.#desk = new PatientDesk(setting, createRandom(`${seed}/patient-desk`), troubles);
    const usable = MISBEHAVIOURS.filter(isUsable(troubles));
    this.#turns = new Turns(
      usable.filter((each) => each.kind === 'patient'),
      createRandom(`${seed}/paying`),
    );
  }

  tally() {
    return { ...this.#desk.counts, misbehaviours: this.#turns.counts() };
  }

  /** Cheques come back; now and then the office applies what waits, and asks for what is owed then. */
  async endDay(day: number): Promise<void> {
    const date = this.setting.dateOf(day) as CalendarDate;
    const due = this.#returns.filter((each) => each.day <= day);
    this.#returns.splice(0, this.#returns.length, ...this.#returns.filter((each) => each.day > day));
    for (const { number } of due) await this.#desk.takeBack(number, date);
    if (day % ASKS_EVERY !== 0 || this.#turns.isEmpty()) return;
    if (this.#waiting.length > 0) await this.#applyWaiting();
    await this.#ask(day, date);
  }

  async actOn(deed: PatientDeed, date: CalendarDate): Promise<void> {
    const { claim } = deed;
    const owed = (await this.#desk.findOwed()).find((each) => each.claim === claim)!;
    const { patient } = owed;
    if (deed.does === 'payment-returns') {
      const number = this.#lastOfClaim.get(claim.name);
      if (number !== undefined) await this.#desk.takeBack(number, date);
    } else if (deed.does === 'refund') {
      if (owed.cents < 0) await this.#desk.refund({ ...owed, cents: -owed.cents }, date);
    } else {
      const part = Math.floor((owed.cents * deed.percent) / 100);
      if (part <= 0) return;
      const paying = deed.isAhead ? { parts: [], ahead: part } : { parts: [part] };
      const number = await this.#desk.take([owed], { ...paying, method: 'check' }, { patient, date });
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

  async #ask(day: number, date: CalendarDate): Promise<void> {
    const all = await this.#desk.findOwed();
    for (const patient of new Set(all.map((each) => each.patient))) {
      const owed = all.filter((each) => each.patient === patient && each.cents > 0);
      if (!this.#random.chance(owed.length > 0 ? PAYING_PERCENT : 2)) continue;
      await this.#pay(owed, { patient, day, date });
    }
  }

  async #pay(
    owed: readonly Owed[],
    { patient, day, date }: { readonly patient: string; readonly day: number; readonly date: CalendarDate },
  ): Promise<void> {
    const act = this.#turns.next((each) => each.owed <= owed.length && (each.owed > 0 || owed.length === 0));
    if (!act) return;
    const paying = act.pays(
      owed.map((each) => each.cents),
      this.#random,
    );
    const number = await this.#desk.take(owed, paying, { patient, date });
    if ((paying.ahead ?? 0) > 0) this.#waiting.push({ number, patient });
    if (paying.returnsAfter !== undefined) this.#returns.push({ number, day: day + paying.returnsAfter });
  }
}
