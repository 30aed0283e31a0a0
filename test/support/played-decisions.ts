import { cents } from '../../schemas/money.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { legacyRequestOf } from '../../src/app/approvals/legacy-claims.js';
import { partsOf } from '../../src/app/approvals/part-request.js';
import {
  type NewRequest,
  requestApproval,
  waivedBillingOf,
} from '../../src/app/approvals/request-approval.js';
import { legacyReturnOf } from '../../src/app/approvals/undo-legacy-claims.js';
import { varianceOf } from '../../src/app/approvals/variance-request.js';
import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { holdClaimPayment, releaseClaimPayment } from '../../src/app/claim-payments/release-claim-payment.js';
import type { AppContext } from '../../src/app/context.js';
import type { ClaimState } from '../../src/app/ports.js';
import { doneOf, MANAGER } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import type { RenderedRemittance } from './render-remittance.js';
import { succeed } from './sample-records.js';

export interface PlayedBooks {
  readonly opened: TestStore;
  readonly context: AppContext;
  /** A minute after what was before, on a day. */
  tick(date: string): void;
  /** As it came out. A number with `/2` is of the second payer. */
  receive(remittance: RenderedRemittance): Promise<string>;
}

const person = (actorId: string, role: Actor['role'] = 'billing-manager'): Actor => ({
  ...MANAGER,
  actorId,
  role,
});
const [ANN, BOB, CYD] = ['ann', 'bob', 'cyd'].map((name) => person(name)) as [Actor, Actor, Actor];
const BILLER = person('biller', 'biller');
const ACCOUNTANT = person('accountant', 'account-manager');
const reason = 'As the payer told on the telephone';

/** What persons decide of claims that are open: places, sets, and money that is given up, with the approval of others. */
export class DecisionPlay {
  /** On which most is decided; what takes another day is on the next. */
  day = '2026-07-05';
  nextDay = '2026-07-06';
  #traces = 0;

  constructor(private readonly books: PlayedBooks) {}

  /** With one payer or with more, and worth more than what is decided of them. */
  async findOpenClaims(state: ClaimState = 'accepted') {
    const accepted = await succeed(this.books.opened, MANAGER, (records) =>
      records.lists.claims({ state }, 'entry', { limit: 50 }),
    );
    const claims = await succeed(this.books.opened, MANAGER, (records) =>
      records.claims.getByIds(accepted.items.map(({ claimId }) => claimId)),
    );
    const rich = claims.filter(({ claim }) => claim.chargeAmount >= 15_000);
    const numberOf = ({ claim }: (typeof claims)[number]) => claim.patientControlNumber;
    return {
      single: rich.filter(({ payers }) => payers.length === 1).map(numberOf),
      double: claims.filter(({ payers }) => payers.length > 1).map(numberOf),
    };
  }

  /** One stays, and one is taken back. */
  async match(number: string): Promise<void> {
    const { setHash } = await this.#receive(['STRANGER1 30 S1', 'STRANGER2 20 S2']);
    const { context } = this.books;
    for (const ordinal of [1, 2]) {
      const subject = { setHash, ordinal };
      const match = { subject, patientControlNumber: number, reason };
      doneOf(await matchClaimPayment(context, BILLER, match));
    }
    doneOf(await unmatchClaimPayment(context, ANN, { subject: { setHash, ordinal: 2 }, reason }));
  }

  /** Two wait for the first payer; one is held again. */
  async release([one, other]: readonly string[]): Promise<void> {
    const { setHash } = await this.#receive([`${one}/2 20 T1`, `${other}/2 30 T2`]);
    const { context } = this.books;
    const releases = [1, 2].map(
      (ordinal) => ({ subject: { setHash, ordinal }, payerSequence: 1, reason }) as const,
    );
    for (const release of releases) doneOf(await releaseClaimPayment(context, BILLER, release));
    doneOf(await holdClaimPayment(context, BILLER, releases[1]!));
  }

  /**
   * One, of which a denial was given up, is undone and comes right under the same number; one is undone and posted again.
   * Other payments name their claims by the numbers of these alone.
   */
  async undo([one, two]: readonly string[]): Promise<void> {
    const wrong = await this.#receive([`${one} 70 U1 CO-16`], 'D-TWIN');
    const objectId = await this.#denialKey(wrong.setHash, 1);
    await this.#ask(BILLER, { kind: 'write-off.denial', objectId, amount: cents(1_500) });
    await this.#receive(['OLD1 10 U1', 'OLD2 5 U2']);
    await this.#ask(ANN, { kind: 'undo-remittance', objectId: wrong.remittanceId });
    await this.#receive([`${two} 70 U1`], 'D-TWIN', 'posted');
    const { remittanceId } = await this.#receive([`${two} 60 U2`]);
    await this.#ask(ANN, { kind: 'undo-remittance', objectId: remittanceId });
    this.books.tick(this.nextDay);
    await this.#ask(BOB, { kind: 'redo-remittance', objectId: remittanceId });
  }

  /** Alone, with two others, waiting for the second, and declined. */
  async giveUp(numbers: readonly string[]): Promise<void> {
    const [one, two, three] = numbers;
    const claims = [`${one} 0 V1 CO-16`, `${two} 0 V2 CO-16`, `${three} 0 V3 CO-16`];
    const { setHash } = await this.#receive(claims);
    const denial = async (ordinal: number) => this.#denialKey(setHash, ordinal);
    const kind = 'write-off.denial';
    await this.#ask(BILLER, { kind, objectId: await denial(1), amount: cents(6_000) });
    const large = await this.#ask(BILLER, { kind, objectId: await denial(2), amount: cents(15_000) });
    const waiting = await this.#ask(ANN, { kind, objectId: await denial(3), amount: cents(12_000) });
    this.books.tick(this.nextDay);
    for (const [actor, approvalId] of [
      [ANN, large],
      [BOB, large],
      [CYD, waiting],
    ] as const) {
      await this.#decide(actor, approvalId);
    }
    const declined = await this.#ask(ANN, { kind, objectId: await denial(1), amount: cents(8_000) });
    await this.#decide(CYD, declined, 'decline');
  }

  /** The payer takes a denial back and pays, of which a part was given up: nothing of that stands any more. */
  async payAfterAll(numbers: readonly string[]): Promise<void> {
    await this.#receive([`${numbers[0]} -0 V1 CO-16`, `${numbers[0]} 150 V1`]);
  }

  /** What a payer denied to the patient, and of what the patient owes a part is given up. */
  async billOn([one, two]: readonly string[]): Promise<void> {
    const { setHash } = await this.#receive([`${one} 0 W1 PR-204`, `${two} 100 W2 PR-1`]);
    const objectId = await this.#denialKey(setHash, 1);
    await this.#ask(BILLER, { kind: 'billed-on', objectId, amount: cents(5_000) });
    const rows = await this.#claimPayments(setHash);
    const kind = 'write-off.small-balance';
    await this.#ask(BILLER, { kind, objectId: rows[1]!.claimId!, amount: cents(1_000) });
  }

  /** The practice's word on claims of others, and on payers that take waivers; it holds from the beginning. */
  async permit(): Promise<void> {
    const rule = { name: 'old-system', account: 'revenue.other-payer', controlNumbers: ['OLD-*'] };
    await succeed(this.books.opened, MANAGER, async (records) => {
      const practice = (await records.practices.find())!;
      const settings = practice.settings as PracticeSettings;
      const payers = settings.payers.map((payer) => ({ ...payer, acceptsWaivers: true }));
      await records.practices.save({ ...practice, settings: { ...settings, payers, legacyClaims: [rule] } });
    });
  }

  /** Two claim payments of the old system, one of which a person places later; a third one waits for approval. */
  async moveLegacy(number: string): Promise<void> {
    const { setHash } = await this.#receive(['OLD-1 30 O1', 'OLD-2 20 O2']);
    const move = { rule: 'old-system', count: 2, amount: cents(5_000), reason };
    await this.#decide(BOB, await this.#ask(ANN, legacyRequestOf(move)));
    const choice = { subject: { setHash, ordinal: 2 }, patientControlNumber: number, reason };
    doneOf(await matchClaimPayment(this.books.context, BILLER, choice));
    const erroneous = await this.#receive(['OLD-4 12 O4', 'OLD-5 0 O5 CO-16', 'OLD-6 7 O6']);
    const list = await this.#ask(ANN, legacyRequestOf({ ...move, count: 3, amount: cents(1_900) }));
    await this.#decide(BOB, list);
    const placed = { setHash: erroneous.setHash, ordinal: 3 };
    doneOf(await matchClaimPayment(this.books.context, BILLER, { ...choice, subject: placed }));
    await this.#decide(BOB, await this.#ask(ANN, legacyReturnOf({ approvalId: list, reason })));
    await this.#receive(['OLD-3 10 O3']);
    await this.#ask(ANN, legacyRequestOf({ ...move, count: 3, amount: cents(2_200) }));
  }

  /** What was denied as not necessary, of a payer whose patients may agree to pay. */
  async billUnderWaiver(numbers: readonly string[]): Promise<void> {
    const claims = await succeed(this.books.opened, MANAGER, (records) =>
      records.claims.findForRemittance(numbers, []),
    );
    const isOfMedicare = (code: string | undefined) => ['MA', 'MB', 'MC'].includes(code ?? '');
    const { claim, firstServiceDate: signedOn } = claims.find(
      (each) => !isOfMedicare(each.claim.subscriber.claimFilingCode),
    )!;
    const { setHash } = await this.#receive([`${claim.patientControlNumber} 0 Z1 CO-50`]);
    const denialKey = await this.#denialKey(setHash, 1);
    const lines = claim.lines.map(({ lineControlNumber }) => lineControlNumber);
    const waiver = { notice: 'waiver', document: 'W-17', signedOn, lines } as const;
    const asked = waivedBillingOf({ denialKey, amount: cents(5_000), reason, waiver });
    await this.#decide(BOB, await this.#ask(BILLER, asked));
  }

  /** A possible duplicate that is posted after all, one that is not, and a claim payment and a set that do not balance. */
  async resolve([one, two]: readonly string[]): Promise<void> {
    await this.#receive([`${one} 90 X1`], 'D-SAME');
    const posted = await this.#receive([`${two} 90 X2`], 'D-SAME', 'possible-duplicate');
    const dismissed = await this.#receive([`${one} 50 X1`, `${two} 40 X2`], 'D-SAME', 'possible-duplicate');
    const requests = [
      await this.#ask(ACCOUNTANT, { kind: 'duplicate.posted', objectId: posted.remittanceId }),
      await this.#ask(ACCOUNTANT, { kind: 'duplicate.dismissed', objectId: dismissed.remittanceId }),
    ];
    requests.push(await this.#askForSet(two!));
    this.books.tick(this.nextDay);
    for (const approvalId of requests) await this.#decide(BOB, approvalId);
    await this.vary(two!);
  }

  /** A payment in three sets: two are released, one of them is undone and posted again, and the third comes to them later. */
  async payInParts(numbers: readonly string[]): Promise<void> {
    const date = this.day.replaceAll('-', '');
    for (const [index, paid] of [20, 30, 10].entries()) {
      const claims = [`${numbers[index]} ${paid} Z${index}`];
      await this.books.receive({ trace: 'D-PARTS', date, claims, stated: '60' });
    }
    const page = await succeed(this.books.opened, MANAGER, (records) =>
      records.lists.workItems({ state: 'open', kind: 'quarantined-set' }, { limit: 10 }),
    );
    const [one, two, three] = page.items.map(({ naturalKey }) => naturalKey);
    await this.#decide(BOB, await this.#ask(ANN, partsOf([one!, two!])));
    const part = await succeed(this.books.opened, MANAGER, async ({ remittances }) =>
      (await remittances.list()).find(({ traceNumber }) => traceNumber === 'D-PARTS'),
    );
    await this.#ask(ANN, { kind: 'undo-remittance', objectId: part!.remittanceId });
    this.books.tick(this.nextDay);
    await this.#ask(BOB, { kind: 'redo-remittance', objectId: part!.remittanceId });
    await this.#decide(CYD, await this.#ask(ANN, partsOf([three!])));
  }

  async vary(number: string): Promise<void> {
    const { setHash } = await this.#receive([`${number} 100 Y1 CO-45 40`]);
    const rows = await this.#claimPayments(setHash);
    const kind = 'variance.claim';
    const approvalId = await this.#ask(ANN, { kind, objectId: rows[0]!.claimPaymentId });
    await this.#decide(BOB, approvalId);
  }

  async #askForSet(number: string): Promise<string> {
    const claims = [`${number} 5 Y2`];
    await this.books.receive({ trace: 'D-TOTAL', date: this.day.replaceAll('-', ''), claims, stated: '6' });
    const page = await succeed(this.books.opened, MANAGER, (records) =>
      records.lists.workItems({ state: 'open', kind: 'quarantined-set' }, { limit: 10 }),
    );
    const { kind, objectId } = varianceOf(page.items[0]!.naturalKey);
    return this.#ask(ANN, { kind, objectId });
  }

  async #receive(claims: readonly string[], trace = this.#nextTrace(), expected = 'posted') {
    const result = await this.books.receive({ trace, date: this.day.replaceAll('-', ''), claims });
    if (result !== expected) throw new Error(`${trace}: ${result}`);
    const page = await succeed(this.books.opened, MANAGER, (records) =>
      records.lists.remittances({}, { limit: 100 }),
    );
    const latest = page.items
      .filter(({ traceNumber }) => traceNumber === trace)
      .sort((a, b) => (a.remittanceId < b.remittanceId ? -1 : 1))
      .at(-1)!;
    const { remittanceId } = latest;
    const found = await succeed(this.books.opened, MANAGER, (records) =>
      records.remittances.find(remittanceId),
    );
    return { remittanceId, setHash: found!.setHash };
  }

  #nextTrace(): string {
    this.#traces += 1;
    return `D${this.#traces}`;
  }

  #claimPayments(setHash: string) {
    return succeed(this.books.opened, MANAGER, async (records) => {
      const remittance = await records.remittances.findBySetHash(setHash);
      return records.claimPayments.findByRemittance(remittance!.remittanceId);
    });
  }

  async #denialKey(setHash: string, ordinal: number): Promise<string> {
    const rows = await this.#claimPayments(setHash);
    const { claimPaymentId, claimId } = rows.find((row) => row.ordinal === ordinal)!;
    const denials = await succeed(this.books.opened, MANAGER, (records) =>
      records.denials.findByClaims([claimId!]),
    );
    return denials.find((denial) => denial.claimPaymentId === claimPaymentId)!.naturalKey;
  }

  async #ask(actor: Actor, request: Omit<NewRequest, 'reason'>): Promise<string> {
    const asked = await requestApproval(this.books.context, actor, { ...request, reason });
    return doneOf(asked).approvalId;
  }

  async #decide(actor: Actor, approvalId: string, verdict: 'approve' | 'decline' = 'approve') {
    doneOf(await decideApproval(this.books.context, actor, { approvalId, verdict }));
  }
}
