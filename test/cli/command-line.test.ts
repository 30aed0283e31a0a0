import type { CalendarDate } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { cents, ZERO } from '../../schemas/money.js';
import { done, refused } from '../../schemas/outcome.js';
import type { ImportSummary } from '../../src/app/claims/import-encounters.js';
import { explainFile } from '../../src/app/files/explain-file.js';
import type { ReceivedFile } from '../../src/app/files/receive-file.js';
import { buildProgram } from '../../src/cli/build-program.js';
import type { CommandServices, DemoSummary } from '../../src/cli/command-port.js';
import { runProgram } from '../../src/cli/run-program.js';
import { ageReceivables } from '../../src/domain/patient-accounts/age-receivables.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { APPROVAL, approvalLines } from './approval-lines.js';
import { DIFFERENT, REBUILT, TROUBLE } from './rebuilt-answers.js';
import { openRecordingTerminal } from './recording-terminal.js';

const IMPORTED: ImportSummary = {
  encounters: 3,
  claimed: 1,
  claims: 1,
  held: 1,
  notBillable: 1,
  unchanged: 0,
  correctionsProposed: 0,
  ready: 1,
  needsWork: 0,
  selfPay: 0,
  byReason: [],
  unclaimed: [],
  issues: [],
};

const RECEIVED: ReceivedFile = {
  fileId: 'f',
  name: 'a.835',
  sha256: '0',
  kind: '835',
  result: 'applied',
  remittances: [],
  acknowledgements: [],
  issues: [],
};

const AGED = {
  aging: ageReceivables([], { asOf: '2026-06-30' as CalendarDate }),
  ledgerTotal: ZERO,
  tiesToLedger: true,
};

const HOLDS = { id: 'I1', statement: 'Debits are credits.', checked: 4, breaches: [] };
const BROKEN = { ...HOLDS, breaches: ['journal 7'] };

const DEMO: DemoSummary = {
  intake: IMPORTED,
  submitted: { files: 1, claims: 1 },
  remittances: { files: 2, duplicates: 0 },
  practice: { claims: [], claimPayments: [], denials: [], workItems: [] },
  aging: AGED,
  invariants: [HOLDS],
};

const QUEUE = { count: 0, amount: ZERO };
const DEPOSITS = {
  files: [],
  waiting: {
    ...{ asOf: '2026-07-15' as CalendarDate, waiting: [] },
    queues: { moneyWithoutRemittance: QUEUE, remittanceWithoutMoney: QUEUE, amountMismatch: QUEUE },
  },
};

const DEMO_SERVICE = {
  address: 'http://127.0.0.1:8835',
  logIns: [{ role: 'biller', name: 'biller', password: 'made now' }],
  token: 'cwt.main.1.2',
} as const;

/** Services that keep what they are asked and answer from memory. */
function answering(answers: Partial<CommandServices> = {}) {
  const asked: unknown[][] = [];
  const ask =
    <T>(name: string, answer: T) =>
    async (...values: unknown[]) => {
      asked.push([name, ...values.filter((value) => typeof value !== 'function')]);
      return answer;
    };
  const services: CommandServices = {
    access: new LocalCommands({}).access,
    ediFiles: new LocalCommands({}).ediFiles,
    decisions: new LocalCommands({}).decisions,
    patientPayments: new LocalCommands({}).patientPayments,
    migrate: ask('migrate', ['1-first']),
    importPaths: ask('import', done(IMPORTED)),
    listSettings: ask('settings', done([])),
    getSettings: ask('settings', done({ version: 2, changed: [] })),
    submitClaims: ask('submit', done({ submissions: [], needsWork: 0, paths: [] })),
    receiveFiles: ask('receive', done([RECEIVED])),
    recordDeposits: ask('deposits', done(DEPOSITS)),
    listApprovals: ask('approvals', done([APPROVAL])),
    decideApproval: ask('decide', done(APPROVAL)),
    requestApproval: ask('ask', done(APPROVAL)),
    listLegacyClaims: ask('legacy', done([])),
    ageAccounts: ask('aging', done(AGED)),
    proveCertificates: ask('certificate', done({ certificates: [] })),
    explainBalance: ask('explainBalance', done({ stories: [] })),
    explainFile: ask('explain', explainFile(new Uint8Array())),
    verifyBooks: ask('verify', [HOLDS]),
    rebuildBooks: ask('rebuild', done(REBUILT)),
    runDemo: ask('demo', done(DEMO)),
    writeBack: ask('writeBack', done({ claims: 1, remittances: 1, resources: 4, refused: 0, issues: [] })),
    serve: ask('serve', done({ address: 'http://127.0.0.1:8835', stopped: Promise.resolve() })),
    serveDemo: ask('serveDemo', done({ ...DEMO_SERVICE, stopped: Promise.resolve() })),
    ...answers,
  };
  return { services, asked };
}

async function run(line: string, answers: Partial<CommandServices> = {}) {
  const { services, asked } = answering(answers);
  const { terminal, told } = openRecordingTerminal();
  const words = line.split(' ').filter((word) => word !== '');
  const program = buildProgram(services, terminal, '1.2.3');
  await runProgram(program, terminal, words, { codeOf: () => undefined, isDebugging: false });
  return { asked, ...told };
}

const OPTIONS = { practiceId: 'main', actor: 'command-line', role: 'billing-manager' };

describe('what each command asks for', () => {
  test.each([
    ['migrate', ['migrate', OPTIONS]],
    ['import a b', ['import', OPTIONS, { paths: ['a', 'b'], conceptMapFiles: [] }]],
    [
      'import a --practice p.json --concept-map m n',
      ['import', OPTIONS, { paths: ['a'], practiceFile: 'p.json', conceptMapFiles: ['m', 'n'] }],
    ],
    ['settings', ['settings', OPTIONS]],
    ['settings 2', ['settings', OPTIONS, 2]],
    ['submit', ['submit', OPTIONS, undefined]],
    ['submit --out outbox', ['submit', OPTIONS, 'outbox']],
    ['receive a.835 b.999', ['receive', OPTIONS, ['a.835', 'b.999']]],
    ['deposits', ['deposits', OPTIONS, []]],
    ['deposits a.csv b', ['deposits', OPTIONS, ['a.csv', 'b']]],
    ...approvalLines(OPTIONS),
    ['certificate T1', ['certificate', OPTIONS, 'T1', false]],
    ['certificate a.835 --claim-payments', ['certificate', OPTIONS, 'a.835', true]],
    [
      'explain-balance claim A1 --bytes',
      ['explainBalance', OPTIONS, { kind: 'claim', id: 'A1', bytes: true }],
    ],
    ['explain-balance payer P1', ['explainBalance', OPTIONS, { kind: 'payer', id: 'P1', bytes: false }]],
    ['explain a.835', ['explain', 'a.835']],
    ['aging', ['aging', OPTIONS, {}]],
    [
      'aging --as-of 2024-02-29 --known-at 2026-07-02T12:00:00Z',
      ['aging', OPTIONS, { asOf: '2024-02-29', knownAt: '2026-07-02T12:00:00Z' }],
    ],
    ['verify', ['verify', OPTIONS]],
    ['rebuild', ['rebuild', OPTIONS, { isCompared: false }]],
    ['rebuild --compare', ['rebuild', OPTIONS, { isCompared: true }]],
    ['rebuild --compare --order shuffled --seed 7', ['rebuild', OPTIONS, { isCompared: true, seed: '7' }]],
    ['rebuild --order shuffled', ['rebuild', OPTIONS, { isCompared: false, seed: '1' }]],
    [
      'write-back https://fhir.example.org/r4 --token-file t --by-identifier',
      [
        'writeBack',
        OPTIONS,
        {
          server: { address: 'https://fhir.example.org/r4', credentials: { kind: 'token', tokenFile: 't' } },
          byIdentifier: true,
        },
      ],
    ],
    ['demo --once', ['demo', OPTIONS, { encounters: 200, seed: 'demo' }]],
    ['demo --once --encounters 7 --seed x', ['demo', OPTIONS, { encounters: 7, seed: 'x' }]],
    [
      '--data d --practice-id p --actor ann --role auditor verify',
      ['verify', { data: 'd', practiceId: 'p', actor: 'ann', role: 'auditor' }],
    ],
    ['verify --role auditor', ['verify', { ...OPTIONS, role: 'auditor' }]],
  ])('%s', async (line, request) => {
    const { asked, code, error } = await run(line);
    expect(asked).toEqual([request]);
    expect(error).toEqual([]);
    expect(code).toBe(line.startsWith('explain ') ? 1 : 0);
  });
});

describe('wrong usage ends with 2, and nothing is asked', () => {
  test.each([
    ['foo', "error: unknown command 'foo'"],
    ['import', "error: missing required argument 'paths'"],
    ['import https://a b', '2 things are named; the address of a server stands alone'],
    ['verify --nope', "error: unknown option '--nope'"],
    ['explain a b', "error: too many arguments for 'explain'. Expected 1 argument but got 2."],
    ['demo --encounters 0', 'A whole number from 1 to 999999 is wanted.'],
    ['demo --encounters 1e3', 'A whole number from 1 to 999999 is wanted.'],
    ['aging --as-of 2026-02-30', 'A date YYYY-MM-DD is wanted.'],
    ['aging --known-at 2026-06-30', 'An instant with its zone is wanted'],
    ['aging --known-at 2026-06-30T12:00:00', 'An instant with its zone is wanted'],
    ['aging --known-at 2026-02-30T12:00:00Z', 'An instant with its zone is wanted'],
    ['rebuild --compare --seed 7', '--seed belongs to --order shuffled'],
    ['rebuild --order random', 'Allowed choices are recorded, shuffled.'],
    ['verify --role king', 'One of biller, account-manager,'],
    ['completion csh', 'Allowed choices are bash, zsh, fish.'],
    ["verify --practice-id ';--", '1 to 64 letters, digits'],
  ])('%s', async (line, text) => {
    const { asked, code, error, out } = await run(line);
    expect(error.join('\n')).toContain(text);
    expect({ asked, code, out }).toEqual({ asked: [], code: 2, out: [] });
  });

  test('no command at all shows the help', async () => {
    const { code, error } = await run('');
    expect(code).toBe(2);
    expect(error.join('\n')).toContain('Usage: claimwright [options] [command]');
  });
});

describe('results that are not good end with 1, and are shown all the same', () => {
  const documentIssue = issue('fhir.not-a-resource', { path: 'a.json' });
  const set = { setControlNumber: '1', claimPayments: {}, issues: [] };
  test.each<[string, Partial<CommandServices>]>([
    ['verify', { verifyBooks: async () => [HOLDS, BROKEN] }],
    ['rebuild --compare', { rebuildBooks: async () => done({ ...REBUILT, compared: DIFFERENT }) }],
    ['rebuild', { rebuildBooks: async () => done({ ...REBUILT, troubles: [TROUBLE] }) }],
    ['demo', { runDemo: async () => done({ ...DEMO, invariants: [BROKEN] }) }],
    ['aging', { ageAccounts: async () => done({ ...AGED, ledgerTotal: cents(1), tiesToLedger: false }) }],
    ['import a', { importPaths: async () => done({ ...IMPORTED, issues: [documentIssue] }) }],
    ['submit', { submitClaims: async () => done({ submissions: [], needsWork: 2, paths: [] }) }],
    ['receive a', { receiveFiles: async () => done([RECEIVED, { ...RECEIVED, result: 'quarantined' }]) }],
    [
      'receive a',
      {
        receiveFiles: async () =>
          done([{ ...RECEIVED, remittances: [{ ...set, result: 'possible-duplicate' as const }] }]),
      },
    ],
  ])('%s', async (line, answers) => {
    const { code, out, error } = await run(line, answers);
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(error).toEqual([]);
  });

  test('a file that is received again is fine', async () => {
    const receiveFiles = async () => done([{ ...RECEIVED, result: 'duplicate' as const }]);
    expect((await run('receive a', { receiveFiles })).code).toBe(0);
  });
});

describe('a refusal ends with 1', () => {
  const found = issue('intake.unreadable-json', { path: 'x' }, { reason: 'broken' });
  const ageAccounts = async () => refused('forbidden', [found]);

  test('and is told on stderr', async () => {
    const { code, out, error } = await run('aging', { ageAccounts });
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(error).toEqual([
      'Refused as forbidden\n  error: The file is not JSON: broken (x) [intake.unreadable-json]',
    ]);
  });

  test('or is data, when data is asked for', async () => {
    const { code, out, error } = await run('aging --json', { ageAccounts });
    expect({ code, error }).toEqual({ code: 1, error: [] });
    expect(JSON.parse(out.join())).toMatchObject({ refused: { code: 'forbidden' } });
  });
});

test('an error nobody expects ends with 70 and does not tell its message', async () => {
  const verifyBooks = async () => {
    throw new RangeError('Testperson, Ada');
  };
  const { code, out, error } = await run('verify', { verifyBooks });
  expect({ code, out }).toEqual({ code: 70, out: [] });
  expect(error).toEqual(['Internal error: RangeError. CLAIMWRIGHT_DEBUG=1 shows where.']);
});

test('--json may stand before or after the command, and gives the result alone', async () => {
  for (const line of ['--json verify', 'verify --json']) {
    const { out, error, code } = await run(line);
    expect({ error, code }).toEqual({ error: [], code: 0 });
    expect(JSON.parse(out.join('\n'))).toEqual([HOLDS]);
  }
});
