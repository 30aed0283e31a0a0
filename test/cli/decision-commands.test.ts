import type { Approval } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import { done } from '../../schemas/outcome.js';
import type { ReceivedFile } from '../../src/app/files/receive-file.js';
import { buildProgram } from '../../src/cli/build-program.js';
import type { CommandServices } from '../../src/cli/command-port.js';
import type {
  DecisionCommands,
  PlacedPayment,
  PreviewedFile,
  ToldParts,
} from '../../src/cli/decision-port.js';
import { runProgram } from '../../src/cli/run-program.js';
import { openRecordingTerminal } from './recording-terminal.js';

const ID = '01997b1e-5f00-7cc3-98c4-dc0c0c07398f';

const PLACED = { claimPaymentId: ID, state: 'posted', claimId: ID } as unknown as PlacedPayment;

const WAITING: Approval = {
  ...{ approvalId: ID, kind: 'undo-remittance', objectId: ID, amount: cents(12_000) },
  ...{ countedAmount: cents(12_000), limitAmount: cents(10_000), approvalsNeeded: 1, payload: {} },
  ...{ reason: 'Named on the voucher', requestedBy: 'ann', requestedAt: '2026-03-01T12:00:00.000Z' },
  ...{ state: 'open', decisions: [], journalKeys: [] },
};

const PREVIEWED = {
  ...{ name: 'a.835', kind: '835', result: 'applied', acknowledgements: [], issues: [] },
  remittances: [
    {
      ...{ setControlNumber: '0001', result: 'posted', paymentAmount: '120.00', issues: [], denials: [] },
      claimPayments: [{ ordinal: 1, patientControlNumber: 'C1', state: 'posted', paymentAmount: '120.00' }],
      journals: [
        {
          ...{ kind: 'claim-payment', accountingDate: '2026-03-01' },
          postings: [
            {
              debit: 'cash.remittance',
              credit: 'receivable.payer.1',
              amount: '120.00',
              patientControlNumber: 'C1',
            },
          ],
        },
      ],
      workItems: [{ kind: 'overpaid', amount: '-20.00', issues: [] }],
      claimStates: [],
    },
  ],
} as unknown as PreviewedFile;

const SET = `quarantined-set:${ID}:1`;

const PAYMENT: ToldParts = {
  ...{ payerName: 'ACME', traceNumber: 'T1', paymentDate: '2026-03-01' as CalendarDate },
  ...{ paymentAmount: '300.00', explained: '150.00', unexplained: '150.00', remainder: '40.00' },
  ...{ accepted: '0.00', workItemKey: 'unexplained-payment:aa' },
  parts: [
    {
      ...{ state: 'posted', setHash: 'a', amount: '150.00', claimPaymentCount: 2, fileId: ID, setOrdinal: 1 },
      remittanceId: ID,
    },
    {
      ...{ state: 'quarantined', setHash: 'b', amount: '110.00', claimPaymentCount: 1, fileId: ID },
      ...{ setOrdinal: 2, workItemKey: SET },
    },
  ],
};

const RECEIVED = {
  ...{ fileId: ID, name: 'paper-20260301', sha256: 'a', kind: '835', result: 'applied' },
  ...{ acknowledgements: [], issues: [] },
  remittances: [{ setControlNumber: '0001', result: 'posted', claimPayments: { posted: 1 }, issues: [] }],
} as unknown as ReceivedFile;

const PAPER_WORDS = [
  ...['record-paper', '--claim', 'C1', '--payer', '1', '--payer-id', '1512345678', '--number', '4711'],
  ...['--date', '2026-03-01', '--paid', '120.00'],
];

const PAPER = {
  ...{ patientControlNumber: 'C1', payerSequence: 1, payerIdentifier: '1512345678', traceNumber: '4711' },
  ...{ paymentDate: '2026-03-01', paymentAmount: '120.00' },
};

async function run(words: readonly string[], answers: Partial<DecisionCommands> = {}) {
  const asked: unknown[][] = [];
  const ask =
    <T>(name: string, answer: T) =>
    async (_options: unknown, ...values: unknown[]) => {
      asked.push([name, ...values]);
      return done(answer);
    };
  const decisions: DecisionCommands = {
    previewFiles: ask('preview', [PREVIEWED]),
    recordPaper: ask('record-paper', [RECEIVED]),
    suggest: ask('suggest', { claimPayment: PLACED, suggestions: [] }),
    match: ask('match', PLACED),
    unmatch: ask('unmatch', PLACED),
    release: ask('release', PLACED),
    hold: ask('hold', PLACED),
    paymentParts: ask('payment-parts', PAYMENT),
    undo: ask('undo', WAITING),
    redo: ask('redo', WAITING),
    ...answers,
  };
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram({ decisions } as unknown as CommandServices, terminal, '1.2.3');
  await runProgram(program, terminal, words, { codeOf: () => undefined, isDebugging: false });
  return { asked, ...told };
}

const reason = 'Named on the voucher';

describe('what a person decides at the command line', () => {
  test.each([
    [
      ['preview', 'a.835', 'in/'],
      ['preview', ['a.835', 'in/']],
    ],
    [
      ['record-paper', 'march.json', 'april.json'],
      ['record-paper', { files: ['march.json', 'april.json'] }],
    ],
    [PAPER_WORDS, ['record-paper', { paper: { ...PAPER, adjustments: [] } }]],
    [
      [...PAPER_WORDS, '--adjustment', 'CO-45=20.00', 'PR-2=-10.00', '--payer-number', 'P1'],
      [
        'record-paper',
        {
          paper: {
            ...PAPER,
            adjustments: [
              { groupCode: 'CO', reasonCode: '45', amount: '20.00' },
              { groupCode: 'PR', reasonCode: '2', amount: '-10.00' },
            ],
            payerControlNumber: 'P1',
          },
        },
      ],
    ],
    [
      ['suggest', ID],
      ['suggest', ID],
    ],
    [
      ['match', ID, '--claim', 'C1', '--line', '1=L1', '2=L2', '--reason', reason],
      ['match', { claimPaymentId: ID, patientControlNumber: 'C1', lines: { 1: 'L1', 2: 'L2' }, reason }],
    ],
    [
      ['match', ID, '--claim', 'C1', '--reason', reason],
      ['match', { claimPaymentId: ID, patientControlNumber: 'C1', reason }],
    ],
    [
      ['unmatch', ID, '--reason', reason],
      ['unmatch', ID, reason],
    ],
    [
      ['release', ID, '--payer', '1', '--reason', reason],
      ['release', { claimPaymentId: ID, payerSequence: 1, reason }],
    ],
    [
      ['hold', ID, '--payer', '2', '--reason', reason],
      ['hold', { claimPaymentId: ID, payerSequence: 2, reason }],
    ],
    [
      ['payment-parts', SET],
      ['payment-parts', SET],
    ],
    [
      ['undo', ID, '--reason', reason],
      ['undo', ID, reason],
    ],
    [
      ['redo', ID, '--reason', reason],
      ['redo', ID, reason],
    ],
  ])('%j', async (words, wanted) => {
    const { asked, code } = await run(words);
    expect(asked).toEqual([wanted]);
    expect(code).toBe(0);
  });

  test('a payment is told with its parts, what waits and what would', async () => {
    const { out } = await run(['payment-parts', SET]);
    expect(out.join('\n').split('\n')).toEqual([
      'Payment of 300.00 by ACME on 2026-03-01, trace T1',
      'state        comes to  claim payments  set',
      expect.stringMatching(/^-+/),
      `posted         150.00               2  remittance ${ID}`,
      `quarantined    110.00               1  ${SET}`,
      'Released parts explain 150.00; 150.00 waits in liability.unapplied.',
      'It waits as unexplained-payment:aa.',
      'With those in quarantine, 40.00 of the payment would be left unexplained.',
    ]);
  });

  test('what waits for another person is told with the id by which it is approved', async () => {
    const { out } = await run(['undo', ID, '--reason', reason]);
    expect(out.join('\n')).toContain(`${ID}: open, 1 more to approve`);
  });

  test.each([
    [['undo', ID]],
    [['payment-parts', ID]],
    [['release-parts', SET]],
    [['release-parts', '--reason', reason]],
    [['undo', 'the last', '--reason', reason]],
    [['undo', ID, '--reason', 'short']],
    [['match', ID, '--reason', reason]],
    [['match', ID, '--claim', 'C1', '--line', 'L1', '--reason', reason]],
    [['release', ID, '--payer', '0', '--reason', reason]],
    [['record-paper']],
    [['record-paper', 'march.json', '--claim', 'C1']],
    [PAPER_WORDS.slice(0, -2)],
    [[...PAPER_WORDS, '--adjustment', 'CO45=1.00']],
    [[...PAPER_WORDS, '--adjustment', 'CO-45=1']],
  ])('asks nothing for %j', async (words) => {
    const { asked, code } = await run(words);
    expect(asked).toEqual([]);
    expect(code).toBe(2);
  });

  test('what is wanted beside the options that are given is told', async () => {
    const { error } = await run(['record-paper', '--claim', 'C1', '--paid', '120.00']);
    expect(error.join('')).toContain('--payer, --payer-id, --number, --date is wanted as well');
  });

  test('paper that is not posted ends with 1', async () => {
    const duplicate = {
      ...RECEIVED,
      remittances: [{ ...RECEIVED.remittances[0]!, result: 'possible-duplicate' }],
    };
    const answers = { recordPaper: async () => done([duplicate as ReceivedFile]) };
    expect((await run(PAPER_WORDS, answers)).code).toBe(1);
    expect((await run(PAPER_WORDS)).code).toBe(0);
  });

  test('a preview shows every entry, and ends with 1 when a set would be quarantined', async () => {
    const { out, code } = await run(['preview', 'a.835']);
    expect(code).toBe(0);
    for (const text of [
      'would be applied',
      '1 posted',
      'cash.remittance',
      'receivable.payer.1',
      'overpaid',
    ]) {
      expect(out.join('\n')).toContain(text);
    }
    const [set] = PREVIEWED.remittances;
    const unsound = { ...PREVIEWED, remittances: [{ ...set!, result: 'quarantined' as const }] };
    const quarantined = await run(['preview', 'a.835'], { previewFiles: async () => done([unsound]) });
    expect(quarantined.code).toBe(1);
  });
});
