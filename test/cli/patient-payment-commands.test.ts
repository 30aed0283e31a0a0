import type { CalendarDate } from '../../schemas/calendar-date.js';
import { done } from '../../schemas/outcome.js';
import { buildProgram } from '../../src/cli/build-program.js';
import type { CommandServices } from '../../src/cli/command-port.js';
import type { PatientPaymentCommands, PatientPaymentTold } from '../../src/cli/patient-payment-port.js';
import { runProgram } from '../../src/cli/run-program.js';
import { openRecordingTerminal } from './recording-terminal.js';

const [ACCOUNT, CLAIM] = ['01997b1e-5f00-7cc3-98c4-dc0c0c07398f', '01997b1e-5f01-7cc3-98c4-dc0c0c07398f'];

const day = (text: string) => text as CalendarDate;

const PAYMENT: PatientPaymentTold = {
  ...{ receiptNumber: 'R-1', patientAccountId: ACCOUNT, receivedOn: day('2026-03-09'), method: 'check' },
  ...{ amount: '50.00', allocations: [{ claimId: CLAIM, amount: '30.00' }], unappliedAmount: '15.00' },
  refunds: [],
  applications: [{ ordinal: 1, claimId: CLAIM, amount: '5.00', appliedOn: day('2026-03-12') }],
  ...{ recordedAt: '2026-03-09T10:00:00.000Z', recordedBy: 'ann' },
};

const RETURNED: PatientPaymentTold = {
  ...{ ...PAYMENT, unappliedAmount: '0.00' },
  returned: { kind: 'nsf', returnedOn: day('2026-03-20'), reason: 'unpaid by the bank' },
};

async function run(words: readonly string[]) {
  const asked: unknown[][] = [];
  const ask = (name: string, answer: PatientPaymentTold) => async (_: unknown, given: unknown) => {
    asked.push([name, given]);
    return done(answer);
  };
  const patientPayments: PatientPaymentCommands = {
    record: ask('record', PAYMENT),
    apply: ask('apply', PAYMENT),
    return: ask('return', RETURNED),
    payRefund: async (_, given) => {
      asked.push(['pay', given]);
      return done({ ...given, recordedAt: PAYMENT.recordedAt, recordedBy: 'ann' });
    },
  };
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram({ patientPayments } as unknown as CommandServices, terminal, '1.2.3');
  await runProgram(program, terminal, words, { codeOf: () => undefined, isDebugging: false });
  return { ...told, asked };
}

const RECORD = ['record-patient-payment', 'R-1', '50', '--account', ACCOUNT, '--date', '2026-03-09'];

test('a receipt is recorded with what is for which claim', async () => {
  const payment = {
    receiptNumber: 'R-1',
    patientAccountId: ACCOUNT,
    receivedOn: '2026-03-09',
    amount: 5_000,
  };
  const divided = await run([...RECORD, '--method', 'check', '--claim', `${CLAIM}=30`, `${ACCOUNT}=0.05`]);
  expect(divided.asked).toEqual([
    [
      'record',
      {
        ...{ ...payment, method: 'check' },
        allocations: [
          { claimId: CLAIM, amount: 3_000 },
          { claimId: ACCOUNT, amount: 5 },
        ],
      },
    ],
  ]);
  expect(divided.code).toBe(0);
  expect(divided.out).toEqual([
    [
      'R-1: 50.00 by check, received on 2026-03-09',
      `  of patient account ${ACCOUNT}`,
      `  30.00 to claim ${CLAIM}`,
      `  5.00 to claim ${CLAIM} on 2026-03-12, application 1`,
      '  15.00 without a claim',
    ].join('\n'),
  ]);
  const whole = await run([...RECORD, '--method', 'cash']);
  expect(whole.asked).toEqual([['record', { ...payment, method: 'cash', allocations: [] }]]);
});

test('a part is applied, and a payment is returned', async () => {
  const applied = await run(['apply-patient-payment', 'R-1', CLAIM, '5']);
  expect(applied.asked).toEqual([['apply', { receiptNumber: 'R-1', claimId: CLAIM, amount: 500 }]]);
  const numbered = await run(['apply-patient-payment', 'R-1', CLAIM, '5', '--application', '2']);
  expect(numbered.asked).toEqual([
    ['apply', { receiptNumber: 'R-1', claimId: CLAIM, amount: 500, ordinal: 2 }],
  ]);
  const words = ['return-patient-payment', 'R-1', '--as', 'nsf', '--date', '2026-03-20'];
  const returned = await run([...words, '--reason', 'unpaid by the bank']);
  expect(returned.asked).toEqual([
    ['return', { receiptNumber: 'R-1', kind: 'nsf', returnedOn: '2026-03-20', reason: 'unpaid by the bank' }],
  ]);
  expect(returned.out.join()).toContain('  returned on 2026-03-20 (nsf): unpaid by the bank');
});

test('a refund is paid out', async () => {
  const { asked, out } = await run([
    ...['pay-patient-refund', CLAIM, '--reference', 'CHQ-9', '--date', '2026-03-25'],
  ]);
  expect(asked).toEqual([['pay', { approvalId: CLAIM, reference: 'CHQ-9', paidOn: '2026-03-25' }]]);
  expect(out).toEqual([`refund ${CLAIM}: paid on 2026-03-25 by CHQ-9`]);
});

test.each([
  [['pay-patient-refund', CLAIM, '--reference', 'CHQ 9', '--date', '2026-03-25']],
  [['refund-patient', CLAIM, '30']],
  [[...RECORD]],
  [[...RECORD, '--method', 'barter']],
  [[...RECORD, '--method', 'cash', '--claim', CLAIM]],
  [[...RECORD, '--method', 'cash', '--claim', `${CLAIM}=1=2`]],
  [['record-patient-payment', 'R 1', ...RECORD.slice(2), '--method', 'cash']],
  [['apply-patient-payment', 'R-1', 'C1', '5']],
  [['apply-patient-payment', 'R-1', CLAIM, '5', '--application', '0']],
  [
    [
      'return-patient-payment',
      'R-1',
      '--as',
      'nsf',
      '--date',
      '2026-02-30',
      '--reason',
      'unpaid by the bank',
    ],
  ],
  [['return-patient-payment', 'R-1', '--as', 'nsf', '--date', '2026-03-20', '--reason', 'unpaid']],
])('%j is no command', async (words) => {
  const { code, asked } = await run(words);
  expect({ code, asked }).toEqual({ code: 2, asked: [] });
});
