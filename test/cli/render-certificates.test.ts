import type { BalancesTold, CertificatesTold } from '../../src/cli/command-port.js';
import { renderBalances } from '../../src/cli/rendering/render-balances.js';
import { renderCertificates } from '../../src/cli/rendering/render-certificates.js';

const term = (name: string, amount: string, byteOffset: number) => ({ name, amount, byteOffset });

const FAILING = {
  ...{ ordinal: 2, proves: false, isReadable: true },
  equations: [
    {
      ...{
        level: 'line' as const,
        line: 1,
        stated: term('SVC03', '80.00', 700),
        computed: '80.01',
        difference: '-0.01',
      },
      added: [term('SVC02', '100.00', 700)],
      subtracted: [term('CAS', '19.99', 720)],
    },
  ],
};

const CONTROLS = {
  ...{ ledgerProves: true, claimCashAmount: '200.50', adjustmentCashAmount: '1.25' },
  ...{ deposit: 'matched' as const, depositAmount: '201.75' },
};

const POSTED = {
  ...{
    fileId: 'F1',
    setOrdinal: 1,
    setControlNumber: '0001',
    setHash: 'a',
    traceNumber: 'T1',
    result: 'posted',
  },
  ...{
    reasons: [],
    certificateHash: 'b',
    recordedAt: '2026-03-01T00:00:00.000Z',
    failingCount: 1,
    failing: [FAILING],
  },
  transaction: {
    ...{ proves: true, stated: term('BPR02', '201.75', 200), claimPaymentCount: 2, paidAmount: '200.50' },
    ...{ providerAdjustments: [term('PLB', '-1.25', 900)], computed: '201.75', difference: '0.00' },
  },
  controls: CONTROLS,
  controlsAtPosting: { ...CONTROLS, deposit: 'waiting', depositAmount: '0.00' },
  check: { termCount: 12 },
};

/** Views have only the fields that are there. */
const render = (certificate: object) =>
  renderCertificates({ certificates: [certificate] } as unknown as CertificatesTold);

test('a certificate: each equation with its terms and places, and whether it proves', () => {
  expect(render(POSTED).split('\n')).toEqual([
    'Set 1 of file F1, trace T1: posted',
    '  transaction  CLP04 of 2 claim payments 200.50 - PLB -1.25 @900 = 201.75; BPR02 201.75 @200: proves',
    '  ledger       cash.remittance 200.50 by claim payments and 1.25 by provider adjustments: proves',
    '  deposit      201.75 has come for 201.75 (when posted: waiting)',
    '  bytes        12 terms read again in the file: all as the certificate says',
    '  certificate  SHA-256 b, recorded 2026-03-01T00:00:00.000Z',
    '  1 claim payment with an equation that fails',
    '  claim payment 2 does not prove',
    '    line 1    SVC02 100.00 @700 - CAS 19.99 @720 = 80.01; SVC03 80.00 @700: differs by -0.01',
  ]);
});

test('a certificate of a set that does not prove', () => {
  const { controls: _, controlsAtPosting: __, traceNumber: ___, ...rest } = POSTED;
  const transaction = { ...POSTED.transaction, proves: false, difference: '-0.05' };
  const quarantined = {
    ...{ ...rest, transaction, result: 'quarantined' as const, reasons: ['remittance.set-out-of-balance'] },
    ...{ failingCount: 0, failing: [], check: { termCount: 3, fault: 'no PLB begins at byte 900' } },
  };
  expect(render(quarantined).split('\n')).toEqual([
    'Set 1 of file F1: quarantined (remittance.set-out-of-balance)',
    expect.stringMatching(/= 201\.75; BPR02 201\.75 @200: differs by -0\.05$/),
    '  ledger       nothing is posted',
    '  bytes        3 terms read again in the file: no PLB begins at byte 900',
    expect.stringContaining('SHA-256'),
  ]);
});

test('a story: each step with what everybody owes after it, and the segment behind it', () => {
  const source = {
    ...{ remittanceId: 'R', fileId: 'F1', setOrdinal: 1, claimPaymentOrdinal: 1 },
    ...{ element: 'SVC03', byteOffset: 611, byteLength: 80 },
  };
  const step = { date: '2026-02-03' as never, effects: [], amount: '80.00' };
  const story = {
    ...{ title: 'Claim A1 (C1)', balance: '70.00', balances: [{ party: 'payer 1', amount: '70.00' }] },
    steps: [
      {
        ...{ ...step, sequence: 7, ordinal: 1, text: 'Acme paid 80.00', sources: [source] },
        balances: [{ party: 'payer 1', amount: '70.00' }],
      },
      {
        ...step,
        text: 'Acme denied 30.00 (CO-97)',
        sources: [],
        balances: [{ party: 'payer 1', amount: '70.00' }],
      },
    ],
    segments: [{ fileId: 'F1', byteOffset: 611, text: 'SVC*HC:99213*150*80' }],
  };
  expect(renderBalances({ stories: [story] } as unknown as BalancesTold).split('\n')).toEqual([
    'Claim A1 (C1): open 70.00',
    expect.stringMatching(/^date +posting +what happened +payer 1 +from$/),
    expect.stringMatching(/^-/),
    '2026-02-03      7/1  Acme paid 80.00              70.00  SVC03, file F1, set 1, byte 611',
    '2026-02-03           Acme denied 30.00 (CO-97)    70.00',
    'Ends at the balance of the ledger: payer 1 70.00.',
    'Segments:',
    '  F1 @611  SVC*HC:99213*150*80',
  ]);
  const items = [{ claimId: 'C1', patientControlNumber: 'A1', balance: '70.00' }];
  const totals = [{ month: '2026-02', kind: 'charge' as const, amount: '70.00' }];
  expect(renderBalances({ payer: { payerId: 'P1', balance: '70.00', totals, items } })).toMatch(
    /^Payer P1 owes 70\.00 on 1 claim\n\nmonth[\s\S]*2026-02 +charge +70\.00[\s\S]*A1 +C1 +70\.00$/,
  );
});
