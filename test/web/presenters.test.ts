import { issue } from '../../schemas/issue.js';
import type { RemittanceRecord } from '../../src/app/ports.js';
import type { ClaimDetail } from '../../src/app/reading/read-claims.js';
import type { ListedClaimPayment, ListedFile } from '../../src/app/records/list-records.js';
import { ageReceivables } from '../../src/domain/patient-accounts/age-receivables.js';
import { presentAging } from '../../src/web/pages/aging/presenter.js';
import { numberLine, presentLedger } from '../../src/web/pages/claim/present-ledger.js';
import { presentClaims } from '../../src/web/pages/claims/presenter.js';
import { presentFiles } from '../../src/web/pages/files/presenter.js';
import { presentLogIn } from '../../src/web/pages/log-in/presenter.js';
import { presentRemittance } from '../../src/web/pages/remittance/presenter.js';
import { presentSecondFactor } from '../../src/web/pages/second-factor/presenter.js';
import { presentSummary } from '../../src/web/pages/summary/presenter.js';
import { claimOf, day, dollars, entryOf, listOf, viewerOf } from './support/made.js';

describe('claims', () => {
  const rowFor = (...asked: Parameters<typeof viewerOf>) =>
    presentClaims(listOf([claimOf()], { sort: '-entry' }), viewerOf(...asked), false).rows[0]!;

  test('a row for who works with it', () => {
    expect(rowFor('biller')).toEqual({
      claimId: '01997b1e-5f00-7cc3-98c4-dc0c0c07398f',
      controlNumber: 'CW000000017',
      href: '/claims/01997b1e-5f00-7cc3-98c4-dc0c0c07398f',
      patient: 'Doe, Jane',
      accountHref: '/accounts/01997b1e-5f00-7cc3-98c4-dc0c0c073990',
      payer: 'Blue Harbor Plan',
      serviceDates: '2026-01-05 to 2026-01-07',
      state: 'denied',
      chargeAmount: '12,345.60',
      openAmount: '-0.05',
      findings: '',
    });
  });

  test.each(['auditor', 'compliance-reviewer'] as const)('the %s sees initials', (role) => {
    expect(rowFor(role).patient).toBe('D., J.');
  });

  test('without the right to an account there is no way to it', () => {
    expect(rowFor('biller', '/claims', ['account.read'])).not.toHaveProperty('accountHref');
  });

  test('without a payer it is self-pay', () => {
    const { payerId: _, payerName: __, ...selfPay } = claimOf();
    const list = listOf([selfPay], { sort: '-entry' as const });
    expect(presentClaims(list, viewerOf('biller'), false).rows[0]!.payer).toBe('Self-pay');
  });
});

describe('the ledger of a claim', () => {
  const remittanceId = '01997b1e-5f00-7cc3-98c4-dc0c0c07aaaa';
  const entries = [
    { ...entryOf(1, 'receivable.payer.1', 'revenue.charges', '150'), lineControlNumber: 'L-ONE' },
    { ...entryOf(2, 'cash.remittance', 'receivable.payer.1', '80'), remittanceId },
    entryOf(3, 'receivable.patient', 'receivable.payer.1', '30'),
    {
      ...entryOf(4, 'adjustment.contractual', 'receivable.payer.1', '40'),
      groupCode: 'CO',
      reasonCode: '45',
    },
  ];
  const detail = {
    entries,
    record: { claim: { lines: [{ lineControlNumber: 'L-ONE', lineNumber: 1 }] } },
    remittances: [{ remittanceId, traceNumber: 'T77' }],
  } as unknown as ClaimDetail;

  test('runs on from entry to entry; moving between receivables changes nothing', () => {
    const rows = presentLedger(detail, viewerOf('biller'));
    expect(rows.map(({ openAmount }) => openAmount)).toEqual(['150.00', '70.00', '70.00', '30.00']);
  });

  test('says of every entry where it comes from', () => {
    const rows = presentLedger(detail, viewerOf('biller'));
    expect(rows.map(({ source, sourceHref }) => [source, sourceHref])).toEqual([
      ['this claim', undefined],
      ['trace T77', `/remittances/${remittanceId}`],
      ['this claim', undefined],
      ['this claim', undefined],
    ]);
    expect(rows[3]!.reason).toBe('CO-45 Above the contracted fee');
  });

  test('names lines by their number, and by their control number when they are gone', () => {
    expect([numberLine(detail, 'L-ONE'), numberLine(detail, 'L-OLD'), numberLine(detail, undefined)]).toEqual(
      ['1', 'L-OLD', ''],
    );
  });
});

describe('aging', () => {
  const claim = { firstServiceDate: day('2026-01-05'), lastServiceDate: day('2026-01-05') };
  const items = [
    { ...claim, claimId: 'a', account: 'receivable.payer.1' as const, balance: dollars('1000') },
    { ...claim, claimId: 'b', account: 'receivable.patient' as const, balance: dollars('-12.5') },
  ];
  const aging = ageReceivables(items, { asOf: day('2026-02-10'), unapplied: [dollars('7')] });
  const aged = { aging, ledgerTotal: dollars('987.5'), tiesToLedger: true };

  test('shows each party by age, credits apart, and what ties', () => {
    const page = presentAging(aged);
    const [none, credit] = ['0.00', '-12.50'];
    expect(page.rows).toEqual([
      {
        party: 'Payer 1',
        amounts: [none, '1,000.00', none, none, none, none, none, none, '1,000.00'],
        claimCount: '1',
      },
      {
        party: 'Patient',
        amounts: [none, none, none, none, none, none, none, credit, credit],
        claimCount: '1',
      },
    ]);
    expect(page.totals).toEqual([
      'All',
      none,
      '1,000.00',
      none,
      none,
      none,
      none,
      none,
      credit,
      '987.50',
      '2',
    ]);
    expect(page.tie).toBe('Ties to the ledger: the receivables stand at 987.50 there as well.');
    expect(page.unapplied).toBe('7.00');
  });

  test('says by how much it does not tie', () => {
    const { tie, tiesToLedger } = presentAging({ ...aged, ledgerTotal: dollars('990'), tiesToLedger: false });
    expect([tiesToLedger, tie]).toEqual([
      false,
      'Does not tie to the ledger, where the receivables stand at 990.00: a difference of 2.50.',
    ]);
  });
});

describe('a remittance', () => {
  const payment = { chargeAmount: dollars('100'), paymentAmount: dollars('80'), claimStatusCode: '1' };
  const remittance = {
    paymentAmount: dollars('75'),
    advice: { providerAdjustments: [{ reasonCode: 'WO', providerIdentifier: '1', amount: dollars('5') }] },
    issues: [],
  } as unknown as RemittanceRecord;
  const proofOf = (of: RemittanceRecord, more: object = {}) => {
    const payments = listOf([payment as unknown as ListedClaimPayment], {}, more);
    return presentRemittance(of, payments, viewerOf('biller')).proof;
  };

  test('balances: payments less provider adjustments', () => {
    expect(proofOf(remittance)).toBe(
      'Balances: 80.00 paid on claims less 5.00 of provider adjustments is the payment of 75.00.',
    );
  });

  test('or says that it does not', () => {
    expect(proofOf({ ...remittance, paymentAmount: dollars('80') })).toBe(
      'Does not balance: 80.00 paid on claims less 5.00 of provider adjustments is 75.00, the payment is 80.00.',
    );
  });

  test('and says nothing of a part', () => {
    expect([proofOf(remittance, { nextCursor: 'x' }), proofOf(remittance, { isFirst: false })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

test('names of files are not for those who see no patients', () => {
  const file: ListedFile = {
    ...{ fileId: 'f', direction: 'in', kind: '835', name: 'doe-jane.835', sha256: '', byteSize: 2_048 },
    ...{ state: 'read', issues: [], recordedAt: '2026-07-02T14:05:00.000Z' },
  };
  const nameFor = (...asked: Parameters<typeof viewerOf>) =>
    presentFiles(listOf([file], {}), viewerOf(...asked)).rows[0]!.name;
  expect([nameFor('biller'), nameFor('admin'), nameFor('auditor')]).toEqual([
    'doe-jane.835',
    'not shown',
    'not shown',
  ]);
});

test('the summary adds up, in the order of work', () => {
  const practice = {
    claims: [
      { state: 'denied' as const, count: 2, chargeAmount: dollars('20') },
      { state: 'draft' as const, count: 1_500, chargeAmount: dollars('10.5') },
    ],
    claimPayments: [],
    denials: ['10', '30'].map((amount, at) => ({
      denialClass: 'technical',
      reasonCode: ['16', '97'][at]!,
      count: 1,
      deniedAmount: dollars('40'),
      atStakeAmount: dollars(amount),
    })),
    workItems: [],
  };
  const summary = presentSummary({ practice, aged: undefined, files: undefined }, viewerOf('biller'));
  expect(summary.claims.rows.map(({ label, href }) => [label, href])).toEqual([
    ['Draft', '/claims?state=draft'],
    ['Denied', '/claims?state=denied'],
  ]);
  expect(summary.claims.totals).toEqual(['1,502', '30.50']);
  expect(summary.denials.rows.map(({ amounts }) => amounts[1])).toEqual(['30.00', '10.00']);
  expect(summary.denials.totals).toEqual(['2', '80.00', '40.00']);
  expect(summary).not.toHaveProperty('receivables');
});

test('a log-in that failed shows what was typed, but for what is secret', () => {
  const tried = { practiceId: 'main', name: 'jane', next: '/claims', password: 'secret', code: '123456' };
  expect(presentLogIn(tried, 'failed')).toEqual({
    ...{ practiceId: 'main', name: 'jane', next: '/claims' },
    failure: 'Name, password or code do not belong together, or the account cannot be used now.',
  });
  expect(presentLogIn(tried, 'wanted').failure).toMatch(/second factor/);
});

test('a second factor is shown once, in groups for typing', () => {
  const begun = { secret: 'ABCDEFGHIJ', uri: 'otpauth://totp/x', enrolment: 'sealed' };
  expect(presentSecondFactor({ begun })).toEqual({ ...begun, secret: 'ABCD EFGH IJ' });
  const again = presentSecondFactor({ enrolment: 'sealed', issues: [issue('access.wrong-code')] });
  expect(again).toEqual({
    enrolment: 'sealed',
    failure: 'The code is not one of this second factor at this time.',
  });
  expect(presentSecondFactor({ isSet: true })).toEqual({});
});
