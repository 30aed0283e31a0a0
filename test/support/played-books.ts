import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents, formatCents } from '../../schemas/money.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import type { AppContext } from '../../src/app/context.js';
import { recordDeposits } from '../../src/app/deposits/record-deposits.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { disputeRecoupment } from '../../src/app/recoupments/dispute-recoupment.js';
import { listRecoupments } from '../../src/app/recoupments/list-recoupments.js';
import { matchRecoupment } from '../../src/app/recoupments/match-recoupment.js';
import {
  type OverpaymentLetter,
  recordOverpaymentLetter,
} from '../../src/app/recoupments/record-overpayment-letter.js';
import { recordPayerCheque } from '../../src/app/recoupments/record-payer-cheque.js';
import { withdrawLetter } from '../../src/app/recoupments/withdraw-letter.js';
import { addAdjustmentRule } from '../../src/app/settings/add-adjustment-rule.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { doneOf, fillBooks, MANAGER } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import { DecisionPlay, type PlayedBooks } from './played-decisions.js';
import { PatientPlay } from './played-patients.js';
import { type RenderedRemittance, renderRemittance } from './render-remittance.js';
import { succeed } from './sample-records.js';

/**
 * A clinic's books over some weeks, by the use cases alone: claims, submissions, acknowledgements, remittances that
 * reverse, correct and take back, provider adjustments, deposits before and after their remittances, letters, disputes,
 * withdrawals, cheques, rows of the decision table, money for nobody, and everything that persons decide: matches, releases,
 * remittances that are undone and posted again, and what takes the approval of others. Patients pay, and pay too much.
 */
export async function playBooks(opened: TestStore, encounterCount: number): Promise<void> {
  const play = new BookPlay(opened);
  const [interchange] = await play.sendClaims(encounterCount);
  const { interchangeAcknowledgement, acknowledgement999, claimAcknowledgements, remittances } =
    answerSubmission({
      ...{ seed: 'books', interchange: interchange!, date: '2026-07-01' as CalendarDate },
      behaviour: { claimDenialPercent: 20, lineDenialPercent: 10, reversalPercent: 30, rejectionPercent: 6 },
      features: { reversals: true, providerAdjustments: true },
    });
  for (const bytes of [interchangeAcknowledgement!, acknowledgement999, ...claimAcknowledgements]) {
    await play.receive('2026-07-01', bytes);
  }
  for (const [index, bytes] of remittances.entries()) {
    await play.receive(`2026-07-${String(2 + index).padStart(2, '0')}`, bytes);
    if (index !== 1) continue;
    await play.payByAnotherPayer();
    await play.recordLetters();
    await play.takeBack();
    await play.decide();
    await play.payAsPatients('2026-07-06');
  }
  await play.receive('2026-08-20', Buffer.from('ISA*00*broken~'));
  await play.recordDeposits();
  await play.decideLate();
  await play.payAsPatients('2026-08-24');
}

const PAYER = { payerIdentifier: '1512345678', payerName: 'PAYER ONE' };
const LETTER_DATE = '2026-07-04' as CalendarDate;

type Letter = Pick<OverpaymentLetter, 'letterNumber' | 'stance'>;

/** Every step is a minute after the one before, on its day. */
class BookPlay {
  readonly #context: AppContext;
  #minute = 0;
  #settings: PracticeSettings | undefined;
  #numbers: readonly string[] = [];
  readonly #decisions: DecisionPlay;
  readonly #patients: PatientPlay;

  constructor(private readonly opened: TestStore) {
    const { store, clock } = opened;
    this.#context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const books: PlayedBooks = {
      ...{ opened, context: this.#context },
      tick: (date) => this.#tick(date),
      receive: (remittance) => this.#send(remittance),
    };
    this.#decisions = new DecisionPlay(books);
    this.#patients = new PatientPlay(books);
  }

  async sendClaims(encounterCount: number): Promise<Uint8Array[]> {
    this.#tick('2026-06-30');
    const { input, submitted } = await fillBooks(this.#context, encounterCount);
    this.#settings = input.practice;
    await this.#decisions.permit();
    const effectiveFrom = '2026-01-01' as CalendarDate;
    const rule = { reasonCode: '253', meaning: 'contractual', effectiveFrom } as const;
    doneOf(await addAdjustmentRule(this.#context, MANAGER, rule));
    return submitted.submissions.map(({ bytes }) => bytes);
  }

  async receive(date: string, bytes: Uint8Array) {
    this.#tick(date);
    return doneOf(await receiveFile(this.#context, MANAGER, { name: 'answer', bytes }));
  }

  /** Under numbers that letters and takebacks can name; one payment is for nobody. */
  async payByAnotherPayer(): Promise<void> {
    const accepted = await succeed(this.opened, MANAGER, (records) =>
      records.lists.claims({ state: 'accepted' }, 'entry', { limit: 4 }),
    );
    this.#numbers = accepted.items.map((item) => item.patientControlNumber);
    const [one, two] = this.#numbers;
    await this.#receiveRendered({ trace: 'R1', date: '20260703', claims: [`${one} 120 P1`, `${two} 90 P2`] });
    const owed = ['WO:X -50', 'WO:Y -50'];
    await this.#receiveRendered({ trace: 'R2', date: '20260704', claims: ['NOBODY 40 P9'], plb: owed });
  }

  /** One accepted and paid in part by a cheque, one disputed, one disputed later and withdrawn. */
  async recordLetters(): Promise<void> {
    this.#tick('2026-07-04');
    const recoupmentKey = await this.#recordLetter({ letterNumber: 'L1', stance: 'accepted' }, 'P1', 5_000);
    await this.#recordLetter({ letterNumber: 'L2', stance: 'disputed' }, 'P2', 3_000);
    const other = await this.#recordLetter({ letterNumber: 'L3', stance: 'accepted' }, 'P1', 1_000);
    this.#tick('2026-07-05');
    doneOf(await disputeRecoupment(this.#context, MANAGER, { recoupmentKey: other, isDisputed: true }));
    this.#tick('2026-07-05');
    doneOf(await withdrawLetter(this.#context, MANAGER, other));
    const cheque = { recoupmentKey, chequeNumber: '1001', date: LETTER_DATE, amount: cents(2_000) };
    doneOf(await recordPayerCheque(this.#context, MANAGER, cheque));
  }

  /** What the cheque has paid is taken twice; what another takeback closes, a person says. */
  async takeBack(): Promise<void> {
    const [, , three, four] = this.#numbers;
    await this.#receiveRendered({
      trace: 'R3',
      date: '20260707',
      claims: [`${three} 140 P3`],
      plb: ['WO:L1 50'],
    });
    const plb = ['WO:Z 50', 'CS 12.50'];
    await this.#receiveRendered({ trace: 'R4', date: '20260708', claims: [`${four} 90 P4`], plb });
    const { items } = doneOf(await listRecoupments(this.#context, MANAGER, {}, { limit: 100 }));
    const keyOf = (reference: string) => items.find(({ fact }) => fact.reference === reference)!.key;
    const choice = { recoupmentKey: keyOf('Z'), matchedTo: keyOf('Y') };
    doneOf(await matchRecoupment(this.#context, MANAGER, choice));
  }

  /** Of claims that later remittances speak of too. */
  async decide(): Promise<void> {
    const play = this.#decisions;
    const { single, double } = await play.findOpenClaims();
    const next = (count: number) => single.splice(0, count);
    await play.match(next(1)[0]!);
    await play.release(double);
    await play.undo(next(2));
    const denied = next(3);
    await play.giveUp(denied);
    await play.payAfterAll(denied);
    await play.billOn(next(2));
    await play.resolve(next(2));
    await play.payInParts(single.splice(-3));
  }

  /** Of claims that no other remittance speaks of, so that all of it stands. */
  async decideLate(): Promise<void> {
    const play = this.#decisions;
    play.day = '2026-08-22';
    play.nextDay = '2026-08-23';
    const [varied] = (await play.findOpenClaims()).single;
    await play.vary(varied!);
    await play.billOn((await play.findOpenClaims('rejected')).single);
    await play.moveLegacy(varied!);
    await play.billUnderWaiver((await play.findOpenClaims('denied')).single);
  }

  payAsPatients(day: string): Promise<void> {
    return this.#patients.pay(day);
  }

  /** Half of what was announced comes, one amount differs, and one deposit comes before its remittance. */
  async recordDeposits(): Promise<void> {
    const expected = await succeed(this.opened, MANAGER, (records) => records.deposits.findMissing(100));
    const rows = expected
      .filter((_, index) => index % 2 === 0)
      .map(({ date, amount, traceNumber, payerIdentifier }, index) => {
        const arrived = index === 1 ? cents(100) : amount;
        return `${date},${formatCents(arrived)},B${index},TRN*1*${traceNumber}*${payerIdentifier}~`;
      });
    this.#tick('2026-08-21');
    const early = '2026-08-20,75.00,B99,TRN*1*R9*1512345678~';
    const bytes = Buffer.from(['date,amount,reference,addenda', ...rows, early].join('\n'));
    doneOf(await recordDeposits(this.#context, MANAGER, { name: 'august.csv', bytes }));
  }

  #tick(date: string): void {
    this.#minute += 1;
    const instant = Date.parse(`${date}T08:00:00.000Z`) + this.#minute * 60_000;
    this.opened.clock.set(new Date(instant).toISOString());
  }

  async #receiveRendered(remittance: RenderedRemittance): Promise<void> {
    const result = await this.#send(remittance);
    if (result !== 'posted') throw new Error(`${remittance.trace}: ${result}`);
  }

  /** A remittance for this clinic, in an envelope that names it. */
  async #send(remittance: RenderedRemittance): Promise<string> {
    const { billingProvider, tradingPartner } = this.#settings!;
    const { senderId, submitterId, usageIndicator } = tradingPartner!;
    const text = Buffer.from(renderRemittance(remittance))
      .toString()
      .replaceAll('1999999984', billingProvider.npi ?? '')
      .replace('RIVERSIDE      *', `${senderId.padEnd(15)}*`)
      .replace('*RIVERSIDE*2026', `*${submitterId}*2026`)
      .replace(/^CLP\*(\w+)\/2\*1\*/gm, 'CLP*$1*2*')
      .replace('*0*P*', `*0*${usageIndicator}*`);
    const date = remittance.date.replace(/^(....)(..)/, '$1-$2-');
    const received = await this.receive(date, Buffer.from(text));
    return received.remittances[0]?.result ?? received.result;
  }

  async #recordLetter(letter: Letter, payerControlNumber: string, amount: number): Promise<string> {
    const recorded = await recordOverpaymentLetter(this.#context, MANAGER, {
      ...{ ...PAYER, ...letter, letterDate: LETTER_DATE },
      payeeIdentifier: this.#settings!.billingProvider.taxId ?? '',
      claims: [{ payerControlNumber, amount: cents(amount) }],
    });
    return doneOf(recorded).recoupmentKeys[0]!;
  }
}
