import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents, formatCents } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Actor } from '../../../src/app/actor.js';
import type { AppContext } from '../../../src/app/context.js';
import { recordDeposits } from '../../../src/app/deposits/record-deposits.js';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import { createRandom, type Random } from '../../../src/simulator/create-random.js';
import type { Store } from '../../../src/store/open-store.js';
import { doneOf } from '../../support/clinic-books.js';
import type { Auditor } from '../auditor/auditor.js';
import { MISBEHAVIOURS } from '../misbehaviours/catalog.js';
import type { Acknowledged, Mail } from '../misbehaviours/misbehaviour.js';
import { type BankEntry, carriedBy, paymentOf, type Remittance, totalOf } from '../world/remittance.js';
import { writeAcknowledgement } from '../world/write-acknowledgement.js';
import { type Clinic, writeMail } from '../world/write-mail.js';
import { crashAt, failingAt } from './crash.js';
import { actOn } from './deeds.js';
import type { Posting } from './mailbox.js';
import type { PatientFact } from './patient-fact.js';
import { isPatientDeed, Patients } from './patients.js';
import { isUsable, Turns } from './pick-misbehaviour.js';

export interface OfficeSetting {
  readonly context: AppContext;
  /** Of a second worker on the same database; the first one's where there is no other. */
  readonly otherContext: AppContext;
  readonly actor: Actor;
  readonly store: Store;
  readonly auditor: Auditor;
  readonly dateOf: (day: number) => string;
  /** What is done about patients' money is kept here, in order. */
  readonly patientFacts: PatientFact[];
}

export interface Troubles {
  readonly seed: string;
  readonly isOrderFree?: boolean;
  readonly crashPercent?: number;
  readonly racePercent?: number;
  readonly only?: readonly string[];
  /** Days after which patients are asked for what they owe. */
  readonly asksEvery?: number;
}

/** A file that came, and a statement of the bank, in order. */
export type Received =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'statement'; readonly name: string; readonly bytes: Uint8Array };

const FILE_PERCENT = 45;
const BANK_PERCENT = 35;
/** Statements that a failing database may be asked within one file. */
const STATEMENTS = 100;

/** The clinic's billing office: takes what comes by mail and from the bank, answers letters, and tells the auditor. */
export class Office {
  readonly received: Received[] = [];
  readonly #clinic: Clinic;
  readonly #random: Random;
  readonly #files: Turns<Extract<(typeof MISBEHAVIOURS)[number], { kind: 'file' }>>;
  readonly #bank: Turns<Extract<(typeof MISBEHAVIOURS)[number], { kind: 'bank' }>>;
  readonly #patients: Patients;
  readonly #entries: BankEntry[] = [];
  #counts = { files: 0, remittances: 0, claimPayments: 0, crashes: 0, races: 0 };

  constructor(
    private readonly setting: OfficeSetting,
    practice: PracticeSettings,
    private readonly troubles: Troubles,
  ) {
    const { seed } = troubles;
    const partner = practice.tradingPartner!;
    this.#clinic = {
      npi: practice.billingProvider.npi!,
      taxId: practice.billingProvider.taxId!,
      receiverId: partner.senderId,
      senderId: partner.receiverId,
      usage: partner.usageIndicator,
    };
    this.#patients = new Patients(setting, troubles);
    this.#random = createRandom(`${seed}/office`);
    const usable = MISBEHAVIOURS.filter(isUsable(troubles));
    const dice = createRandom(`${seed}/tricks`);
    this.#files = new Turns(
      usable.filter((each) => each.kind === 'file'),
      dice,
    );
    this.#bank = new Turns(
      usable.filter((each) => each.kind === 'bank'),
      dice,
    );
  }

  tally() {
    const patients = this.#patients.tally();
    return {
      ...this.#counts,
      crashes: this.#counts.crashes + patients.crashes,
      races: this.#counts.races + patients.races,
      misbehaviours: new Map([...this.#files.counts(), ...this.#bank.counts(), ...patients.misbehaviours]),
    };
  }

  /** What has come; all of it at once, by two workers, where there are several and it is a race. */
  async receive(postings: readonly Posting[], day: number, isRace: boolean): Promise<void> {
    const { context, otherContext } = this.setting;
    const mails = postings.map((posting) => this.#pack(posting, day));
    if (isRace && mails.length > 1) {
      this.#counts.races += 1;
      await Promise.all(
        mails.map((sent, index) => this.#takeAll(sent, index % 2 === 0 ? context : otherContext, false)),
      );
    } else {
      for (const sent of mails) {
        await this.#takeAll(sent, context, this.#random.chance(this.troubles.crashPercent ?? 0));
      }
    }
    const date = this.setting.dateOf(day) as CalendarDate;
    for (const { deeds, remittance } of postings) {
      for (const deed of deeds) {
        if (isPatientDeed(deed)) await this.#patients.actOn(deed, date);
        else await actOn(this.setting, deed, { payer: remittance.payer, date });
      }
    }
  }

  /** What a payer says of a claim before, or after, it adjudicates. */
  async acknowledge(said: Acknowledged, day: number): Promise<void> {
    const { context, actor, auditor, dateOf } = this.setting;
    const bytes = writeAcknowledgement(said, this.#clinic, dateOf(day));
    const file = { kind: 'file', name: `${said.claim.name}-${day}.277`, bytes } as const;
    const { acknowledgements } = doneOf(await receiveFile(context, actor, file));
    if (acknowledgements.length !== 1) throw new Error(`${file.name} was not understood`);
    this.received.push(file);
    this.#counts.files += 1;
    auditor.acknowledge(said.claim, said.outcome);
  }

  /** What patients do, and what the bank tells until a day. */
  async endDay(day: number): Promise<void> {
    await this.#patients.endDay(day);
    if (day % 15 !== 14 && this.#entries.every((entry) => entry.day > day - 60)) return;
    const told = this.#entries.filter((entry) => entry.day <= day);
    if (told.length === 0) return;
    this.#entries.splice(0, this.#entries.length, ...this.#entries.filter((entry) => entry.day > day));
    const rows = told.map(({ date, reference, cents: amount, fee, trace, payerId }) =>
      [date, text(amount), reference, `TRN*1*${trace}*${payerId}~`, fee === 0 ? '' : text(fee)].join(','),
    );
    const bytes = Buffer.from(`date,amount,reference,addenda,fee\n${rows.join('\n')}\n`);
    const statement = { kind: 'statement', name: `bank-${day}.csv`, bytes } as const;
    this.received.push(statement);
    const { context, actor, auditor } = this.setting;
    doneOf(await recordDeposits(context, actor, statement));
    auditor.deposit(told);
  }

  /** A remittance as the file, or files, by which it comes; and the money for it. */
  #pack({ remittance }: Posting, day: number): Mail[] {
    // A cycle below zero that no FB carries forward is odd enough.
    const isOdd = remittance.total !== undefined;
    const trick =
      !isOdd && (this.#random.chance(FILE_PERCENT) || totalOf(remittance) === 0)
        ? this.#files.next(({ fits }) => fits?.(remittance) ?? true)
        : undefined;
    const sent: Mail[] = trick?.send(remittance, this.#random) ?? [
      { name: `${remittance.trace}.835`, interchanges: [[remittance]] },
    ];
    this.#expectMoney(remittance, trick?.pays?.(sent) ?? findPosted(sent), day);
    return sent;
  }

  #expectMoney(remittance: Remittance, pays: readonly Remittance[], day: number): void {
    const amount = pays.reduce((sum, each) => sum + paymentOf(each), 0);
    if (amount <= 0) return;
    const { payer, trace } = remittance;
    const entry: BankEntry = {
      day: day + 2,
      date: this.setting.dateOf(day),
      reference: `B${trace}`,
      cents: amount,
      fee: 0,
      pays,
      payerId: payer.traceId,
      trace,
    };
    const trick = this.#random.chance(BANK_PERCENT) ? this.#bank.next(() => true) : undefined;
    this.#entries.push(...(trick?.entries(entry, this.#random) ?? [entry]));
  }

  async #takeAll(sent: readonly Mail[], worker: AppContext, crashes: boolean): Promise<void> {
    for (const mail of sent) await this.#take(mail, worker, crashes);
  }

  /** Where the database fails in the midst of a file, the file is received again. */
  async #take(mail: Mail, worker: AppContext, crashes: boolean): Promise<void> {
    const file = { kind: 'file', name: mail.name, bytes: writeMail(mail, this.#clinic) } as const;
    const { actor, store, auditor } = this.setting;
    const receive = async () => doneOf(await receiveFile(worker, actor, file));
    if (crashes) {
      const failing = failingAt(this.#random.between(1, STATEMENTS));
      const hasCrashed = await crashAt(store.dataSource, failing, receive);
      if (hasCrashed) this.#counts.crashes += 1;
    }
    await receive();
    this.received.push(file);
    this.#counts.files += 1;
    for (const remittance of mail.interchanges.flat()) {
      const isKnown = auditor.hasPosted(remittance);
      auditor.receive(remittance);
      if (isKnown || !auditor.hasPosted(remittance)) continue;
      this.#counts.remittances += 1;
      this.#counts.claimPayments += remittance.answers.length;
    }
  }
}

/** Of what is sent, the one that is to be paid: the last that anybody could read. */
function findPosted(sent: readonly Mail[]): readonly Remittance[] {
  const readable = sent
    .flatMap(({ interchanges }) => interchanges.flat())
    .filter(({ unreadable }) => unreadable === undefined);
  return [readable.find((each) => each.total === undefined || carriedBy(each) > 0) ?? readable[0]!];
}

function text(amount: number): string {
  return formatCents(cents(amount));
}
