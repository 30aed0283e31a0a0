import { v7 } from 'uuid';
import { BUILT_IN_CONCEPT_MAPS } from '../../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { addDays } from '../../../schemas/calendar-date.js';
import type { Actor } from '../../../src/app/actor.js';
import { importEncounters } from '../../../src/app/claims/import-encounters.js';
import { submitClaims } from '../../../src/app/claims/submit-claims.js';
import type { AppContext } from '../../../src/app/context.js';
import { createRandom, type Random } from '../../../src/simulator/create-random.js';
import type { Store } from '../../../src/store/open-store.js';
import { doneOf } from '../../support/clinic-books.js';
import { Auditor } from '../auditor/auditor.js';
import { type Difference, findDifferences } from '../auditor/books.js';
import { OF_CLAIMS } from '../misbehaviours/catalog.js';
import type { Acknowledged } from '../misbehaviours/misbehaviour.js';
import { inTurn } from '../misbehaviours/steps.js';
import {
  buildClinicYear,
  type ClinicYear,
  monthOf,
  readSubmission,
  type YearOptions,
} from '../world/clinic-year.js';
import { Desk } from '../world/desk.js';
import { Mailbox, type Posting } from './mailbox.js';
import { Office } from './office.js';
import type { PatientFact } from './patient-fact.js';
import { fitsClaim, isUsable, Turns } from './pick-misbehaviour.js';
import { readAccount } from './read-account.js';
import { readUnsentClaims } from './read-unsent-claims.js';

export interface WorldOptions extends YearOptions {
  /** Leaves out what only one order of arrival tells. */
  readonly isOrderFree?: boolean;
  /** These misbehaviours alone. */
  readonly only?: readonly string[];
  /** Per hundred files: those in whose midst the database fails, and those that wait for the next to arrive at once. */
  readonly crashPercent?: number;
  readonly racePercent?: number;
  /** Days after which patients are asked for what they owe; thirty where left out. */
  readonly asksEvery?: number;
  /** Changes what the store is given: a planted defect. */
  readonly wrap?: (unitOfWork: AppContext['unitOfWork']) => AppContext['unitOfWork'];
}

export interface WorldReport {
  readonly seed: string;
  readonly days: number;
  readonly claims: number;
  readonly files: number;
  readonly remittances: number;
  readonly claimPayments: number;
  /** How often each misbehaviour was used. */
  readonly misbehaviours: ReadonlyMap<string, number>;
  readonly crashes: number;
  readonly races: number;
  readonly audits: number;
  /** Of the first audit that found any, with its month. */
  readonly differences: readonly ToldDifference[];
  /** Invariants that do not hold at the end. */
  readonly breaches: readonly { readonly id: string; readonly breaches: readonly string[] }[];
}

/** A difference with the month in which it was found and the story of its claim. */
export interface ToldDifference extends Difference {
  readonly month: number;
  readonly story?: string;
}

/**
 * A small year comes to half of the stories: each other year begins with the other half, and all of them with what few
 * claims fit.
 */
function rankIn(seed: string) {
  const half = Number(seed) % 2 || 0;
  return ({ medicaid }: (typeof OF_CLAIMS)[number], place: number): number =>
    medicaid?.is ? 0 : place % 2 === half ? 1 : 2;
}

/** One in so many claims is paid as it should be. */
const ORDINARY_PERCENT = 12;

/**
 * A year of a clinic and its payers on a real store, by the use cases that the service calls: visits are imported and
 * submitted, files and deposits received, and at the end of every month the auditor compares all books.
 */
export class World {
  readonly actor: Actor;
  readonly auditor = new Auditor();
  readonly patientFacts: PatientFact[] = [];
  readonly #context: AppContext;
  readonly #year: ClinicYear;
  readonly #random: Random;
  readonly #mailbox: Mailbox;
  readonly #office: Office;
  readonly #stories: Turns<(typeof OF_CLAIMS)[number]>;
  readonly #arriving: Posting[] = [];
  readonly #notes: { readonly day: number; readonly said: Acknowledged }[] = [];
  readonly #charged = new Set<string>();
  /** The story of each claim that has one. */
  readonly #told = new Map<string, string>();
  #day = 0;
  /** The next file waits until another has come, and both are received at once. */
  #isRace = false;
  #claims = 0;
  #audits = 0;

  constructor(
    private readonly options: WorldOptions,
    private readonly store: Store,
    /** A second worker on the same database. */
    other: Store = store,
  ) {
    const { seed, wrap = (unitOfWork) => unitOfWork } = options;
    this.actor = { actorId: 'simulation', role: 'billing-manager', practiceId: `world-${seed}-${v7()}` };
    this.#year = buildClinicYear(options);
    const dateOf = (day: number) => addDays(this.#year.start, day);
    const clock = { now: () => new Date(`${dateOf(this.#day)}T15:00:00.000Z`) };
    const ids = { next: () => v7() };
    this.#context = { unitOfWork: wrap(store.unitOfWork), clock, ids };
    const otherContext = { unitOfWork: wrap(other.unitOfWork), clock, ids };
    this.#random = createRandom(`${seed}/world`);
    this.#mailbox = new Mailbox(createRandom(`${seed}/mail`), dateOf);
    const stories = OF_CLAIMS.filter(isUsable(options));
    this.#stories = new Turns(stories, createRandom(`${seed}/stories`), rankIn(seed));
    const { actor, auditor } = this;
    const { patientFacts } = this;
    const setting = { context: this.#context, otherContext, actor, store, auditor, dateOf, patientFacts };
    this.#office = new Office(setting, this.#year.practice, options);
  }

  async run(): Promise<WorldReport> {
    let differences: WorldReport['differences'] = [];
    const { length } = this.#year.months;
    for (this.#day = 1; differences.length === 0; this.#day += 1) {
      const month = monthOf(this.#day);
      const isNewMonth = month !== monthOf(this.#day - 1);
      if (isNewMonth) differences = await this.#audit(month - 1);
      if (isNewMonth && month <= length) await this.#seePatients(month - 1);
      if (month > length && this.#isQuiet()) break;
      await this.#receiveNotes();
      await this.#receiveMail();
    }
    this.#day += 100;
    await this.#office.endDay(this.#day);
    if (differences.length === 0) differences = await this.#audit(monthOf(this.#day));
    return this.#report(differences);
  }

  /** The files as they came, for whoever wants to receive them again. */
  get received() {
    return this.#office.received;
  }

  get year(): ClinicYear {
    return this.#year;
  }

  /** The visits of a month that is over become claims, and each claim a story that its payers will tell. */
  async #seePatients(month: number): Promise<void> {
    const documents = this.#year.months[month]!;
    if (documents.length === 0) return;
    const input = {
      documents,
      practice: this.#year.practice,
      conceptMaps: BUILT_IN_CONCEPT_MAPS,
    };
    doneOf(await importEncounters(this.#context, this.actor, input));
    const { submissions } = doneOf(await submitClaims(this.#context, this.actor));
    const claims = submissions.flatMap(({ bytes }) => readSubmission(bytes, this.options.seed));
    this.auditor.charge(claims, true);
    for (const { name } of claims) this.#charged.add(name);
    const { practiceId } = this.actor;
    const unsent = await readUnsentClaims(this.store.dataSource, practiceId, this.#charged);
    for (const { name } of unsent) this.#charged.add(name);
    this.auditor.charge(unsent, false);
    this.#claims += claims.length;
    for (const claim of claims) {
      const desk = new Desk(claim, createRandom(`${this.options.seed}/desk/${claim.name}`));
      const day = this.#day + this.#random.integer(20);
      const story = this.#random.chance(ORDINARY_PERCENT) ? undefined : this.#stories.next(fitsClaim(claim));
      if (story) this.#told.set(claim.name, story.name);
      const steps = story?.steps(desk) ?? inTurn([desk.pay()]);
      for (const step of steps) {
        if (step.acknowledges) this.#notes.push({ day: day + step.after, said: step.acknowledges });
        const place = step.answers?.[0]?.payer ?? 1;
        this.#mailbox.add(day, claim.payers[place - 1]!, step);
      }
    }
  }

  #isQuiet(): boolean {
    return this.#mailbox.isEmpty() && this.#arriving.length === 0 && this.#notes.length === 0;
  }

  /** What payers say of claims by 277CA. */
  async #receiveNotes(): Promise<void> {
    const today = this.#notes.filter(({ day }) => day <= this.#day);
    this.#notes.splice(0, this.#notes.length, ...this.#notes.filter(({ day }) => day > this.#day));
    for (const { said } of today) await this.#office.acknowledge(said, this.#day);
  }

  async #receiveMail(): Promise<void> {
    this.#arriving.push(...this.#mailbox.payday(this.#day));
    const today = this.#arriving.filter(({ arrives }) => arrives <= this.#day);
    const isAlone = this.#isRace && today.length === 1 && !this.#mailbox.isEmpty();
    if (isAlone) return this.#office.endDay(this.#day);
    this.#arriving.splice(
      0,
      this.#arriving.length,
      ...this.#arriving.filter((each) => !today.includes(each)),
    );
    await this.#office.receive(today, this.#day, this.#isRace);
    if (today.length > 0) this.#isRace = this.#random.chance(this.options.racePercent ?? 0);
    await this.#office.endDay(this.#day);
  }

  async #audit(month: number): Promise<WorldReport['differences']> {
    this.#audits += 1;
    const found = await readAccount(this.store.dataSource, this.actor.practiceId);
    return findDifferences(this.auditor.account(), found).map((each) => {
      const story = this.#told.get(each.name.split(' ')[0]!);
      return { ...each, month, ...(story !== undefined && { story }) };
    });
  }

  async #report(differences: WorldReport['differences']): Promise<WorldReport> {
    const results = await this.store.invariants.run({ ...this.actor, role: 'auditor' });
    const { files, remittances, claimPayments, crashes, races, misbehaviours } = this.#office.tally();
    return {
      seed: this.options.seed,
      days: this.options.days,
      claims: this.#claims,
      ...{ files, remittances, claimPayments, crashes, races },
      misbehaviours: new Map([...this.#stories.counts(), ...misbehaviours]),
      audits: this.#audits,
      differences,
      breaches: results
        .filter(({ breaches }) => breaches.length > 0)
        .map(({ id, breaches }) => ({ id, breaches })),
    };
  }
}
