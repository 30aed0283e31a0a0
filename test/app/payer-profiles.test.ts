import { v7 } from 'uuid';
import { formatCents } from '../../schemas/money.js';
import type { PayerSettings, TradingPartner } from '../../schemas/practice.js';
import type { Actor } from '../../src/app/actor.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { layJobs } from '../support/remittance-jobs.js';
import { type RenderedRemittance, renderRemittance } from '../support/render-remittance.js';
import { DAY, newActor, succeed } from '../support/sample-records.js';

const ERA = { trace: 'T1', date: '20260301', claims: ['J1N1 120 P1'] };

/** Both by the tax number of TRN03 and as payer of the claims. */
function payersOf(flags: Partial<PayerSettings>): PayerSettings[] {
  const rest = { match: { names: ['Payer One'] }, selfPay: false, name: 'Payer One', capitated: false };
  return ['512345678', 'P1'].map((payerId) => ({ ...rest, ...flags, payerId }));
}

const PARTNER = { senderId: 'RIVERSIDE', submitterId: 'RIVERSIDE', receiverId: 'PAYER', usageIndicator: 'P' };

describe('what a practice says of its payers', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  async function layPractice(flags: Partial<PayerSettings>, partner?: Partial<TradingPartner>) {
    const actor = newActor();
    await layJobs(opened, actor, 1);
    await succeed(opened, actor, async (records) => {
      const practice = (await records.practices.find())!;
      const settings = {
        ...(practice.settings as object),
        payers: payersOf(flags),
        ...(partner && { tradingPartner: { ...PARTNER, ...partner } }),
      };
      await records.practices.save({ ...practice, settings });
    });
    return actor;
  }

  async function receive(actor: Actor, given: RenderedRemittance) {
    const { unitOfWork } = opened.store;
    const context = { unitOfWork, clock: opened.clock, ids: { next: () => v7() } };
    const bytes = renderRemittance(given);
    const { result, remittances, issues } = doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
    return {
      result,
      sets: remittances.map((set) => set.result),
      issues: [...issues, ...remittances.flatMap((set) => set.issues)].map(({ code, severity }) =>
        severity === 'error' ? `! ${code}` : code,
      ),
    };
  }

  const balances = (actor: Actor) =>
    succeed(opened, actor, async (records) => {
      const found = await records.ledger.trialBalance({ asOf: DAY.replace('2026', '2027') as typeof DAY });
      const items = await records.workItems.countOpen();
      return [
        ...found
          .filter(({ account, balance }) => balance !== 0 && account !== 'revenue.charges')
          .map(({ account, balance }) => `${account} ${formatCents(balance)}`),
        ...items.map(({ kind, amount }) => `!${kind} ${formatCents(amount)}`),
      ].sort();
    });

  const TAKEBACK = { ...ERA, claims: ['J1N1 -120 P1'], trace: 'T2', control: '000000002' };

  it.each([
    ['stated', { ...TAKEBACK, claims: [...TAKEBACK.claims, 'J1N2 20 P2'] }, '-100.00'],
    [
      'stated as nothing',
      { ...TAKEBACK, claims: [...TAKEBACK.claims, 'J1N2 20 P2'], stated: '0' },
      '-100.00',
    ],
  ])(
    'a payment below zero, %s, is carried forward where the payer does so without a word',
    async (_, given, owed) => {
      const usual = await layPractice({});
      await receive(usual, ERA);
      expect((await receive(usual, given)).sets).toEqual(['quarantined']);
      const actor = await layPractice({ carriesForwardWithoutFb: true });
      await receive(actor, ERA);
      expect(await receive(actor, given)).toEqual({
        result: 'applied',
        sets: ['posted'],
        issues: ['remittance.carried-forward'],
      });
      expect(await balances(actor)).toEqual([
        'adjustment.contractual 130.00',
        'cash.remittance 120.00',
        `payer.offset ${owed}`,
        'receivable.payer.1 1350.00',
      ]);
      const next = { ...ERA, trace: 'T3', date: '20260401', claims: ['J1N3 150 P3'], plb: ['FB 100'] };
      expect((await receive(actor, next)).sets).toEqual(['posted']);
      expect(await balances(actor)).toEqual([
        'adjustment.contractual 130.00',
        'cash.remittance 170.00',
        'receivable.payer.1 1200.00',
      ]);
    },
  );

  it('does not carry forward what else is wrong', async () => {
    const actor = await layPractice({ carriesForwardWithoutFb: true });
    const wrong = await receive(actor, { ...TAKEBACK, stated: '-119.99' });
    expect(wrong.sets).toEqual(['quarantined']);
    expect(wrong.issues).toEqual(['! remittance.set-out-of-balance', '! remittance.negative-cycle']);
    const debit = await receive(actor, { ...TAKEBACK, creditDebitCode: 'D' });
    expect(debit.sets).toEqual(['quarantined']);
  });

  it('adjustments that are not expected wait for a person, and are none of the register', async () => {
    const given = { ...ERA, plb: ['WO:P9 20', 'L6:P1 -5'] };
    const usual = await layPractice({});
    await receive(usual, given);
    expect(await balances(usual)).toContain('payer.offset 20.00');
    const actor = await layPractice({ providerAdjustmentCodes: ['L6'] });
    await receive(actor, given);
    expect(await balances(actor)).toEqual([
      '!provider-adjustment -20.00',
      'adjustment.contractual 30.00',
      'cash.remittance 105.00',
      'liability.unapplied 20.00',
      'receivable.payer.1 1350.00',
      'revenue.interest -5.00',
    ]);
  });

  it('a payer that replaces without reversal has its first answer taken back', async () => {
    const actor = await layPractice({ replacesWithoutReversal: true });
    await receive(actor, ERA);
    await receive(actor, { ...ERA, trace: 'T2', date: '20260401', claims: ['J1N1 100 P1'] });
    expect(await balances(actor)).toEqual([
      '!adjudicated-twice 120.00',
      'adjustment.contractual 50.00',
      'cash.remittance 220.00',
      'liability.unapplied -120.00',
      'receivable.payer.1 1350.00',
    ]);
    await receive(actor, {
      ...ERA,
      trace: 'T3',
      date: '20260501',
      claims: ['J1N1 -120 P1'],
      plb: ['FB -120'],
    });
    expect(await balances(actor)).toEqual([
      'adjustment.contractual 50.00',
      'cash.remittance 220.00',
      'payer.offset -120.00',
      'receivable.payer.1 1350.00',
    ]);
  });

  describe('an interchange control number that comes again', () => {
    const AGAIN = { ...ERA, trace: 'T2', claims: ['J1N2 120 P2'] };

    it('is a warning', async () => {
      const actor = await layPractice({});
      expect((await receive(actor, ERA)).issues).toEqual([]);
      const again = await receive(actor, AGAIN);
      expect(again).toEqual({ result: 'applied', sets: ['posted'], issues: ['intake.repeated-interchange'] });
    });

    it('is refused of a partner whose numbers are unique, and what was refused is not held against it', async () => {
      const actor = await layPractice({}, { uniqueInterchangeNumbers: true });
      const elsewhere = await receive(actor, { ...ERA, receiver: 'SOMEBODY' });
      expect(elsewhere.issues).toContain('! intake.other-recipient');
      expect((await receive(actor, ERA)).sets).toEqual(['posted']);
      const again = await receive(actor, AGAIN);
      expect(again).toEqual({ result: 'quarantined', sets: [], issues: ['! intake.repeated-interchange'] });
      expect((await receive(actor, { ...AGAIN, control: '000000002' })).sets).toEqual(['posted']);
    });

    it('is a warning of a sender who is not that partner', async () => {
      const actor = await layPractice({}, { uniqueInterchangeNumbers: true, receiverId: 'CLEARING' });
      await receive(actor, ERA);
      expect((await receive(actor, AGAIN)).sets).toEqual(['posted']);
    });
  });
});
