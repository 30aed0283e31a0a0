import type { CalendarDate } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { parseCents } from '../../schemas/money.js';
import type { ReceivedFile } from '../../src/app/files/receive-file.js';
import {
  renderAging,
  renderImport,
  renderInvariants,
  renderIssues,
  renderReceived,
  renderSubmit,
} from '../../src/cli/rendering/render-results.js';
import { ageReceivables } from '../../src/domain/patient-accounts/age-receivables.js';

const date = (text: string) => text as CalendarDate;
const dollars = (text: string) => parseCents(text)!;
const lines = (...text: string[]) => text.join('\n');

test('an import: every encounter counted, and why it is held', () => {
  const example = issue('fhir.no-diagnosis', { path: 'Encounter.diagnosis' });
  const text = renderImport({
    encounters: 1200,
    claimed: 1101,
    claims: 1102,
    held: 90,
    notBillable: 9,
    unchanged: 0,
    correctionsProposed: 0,
    ready: 1000,
    needsWork: 2,
    selfPay: 100,
    unclaimed: [],
    byReason: [{ code: 'fhir.no-diagnosis', count: 90, example }],
    issues: [issue('fhir.not-a-resource', { path: 'notes.json' })],
  });
  expect(text).toBe(
    lines(
      'import                 count',
      '---------------------  -----',
      'encounters             1,200',
      'became claims          1,101',
      'held                      90',
      'not billable               9',
      'unchanged                  0',
      'corrections proposed       0',
      'claims made            1,102',
      'claims ready           1,000',
      'claims that need work      2',
      'self-pay claims          100',
      '',
      'reason             encounters  for example',
      '-----------------  ----------  ----------------------------------------------------',
      'fhir.no-diagnosis          90  The encounter has no diagnosis (Encounter.diagnosis)',
      '',
      'Documents:',
      '  error: This is not a FHIR resource: resourceType is missing (notes.json) [fhir.not-a-resource]',
    ),
  );
});

test('a submission, where it went, and what stayed behind', () => {
  const bytes = new Uint8Array();
  const ids = { submissionId: 's', fileId: 'f' };
  const submission = { ...ids, interchangeControlNumber: '000000007', claims: 12, bytes };
  const submissions = [{ ...submission, chargeAmount: dollars('1234.5'), fileName: '000000007.837' }];
  expect(renderSubmit({ submissions, needsWork: 1, paths: ['out/000000007.837'] })).toBe(
    lines(
      'interchange  claims   charges  file',
      '-----------  ------  --------  -------------',
      '000000007        12  1,234.50  000000007.837',
      'written: out/000000007.837',
      '1 claim did not pass the check of their own bytes: worklist.',
    ),
  );
});

test('nothing to submit', () => {
  expect(renderSubmit({ submissions: [], needsWork: 0, paths: [] })).toBe(
    'No claim is ready; nothing was sent.',
  );
});

test('received files one by one, and in all', () => {
  const base = { fileId: 'f', sha256: '0', remittances: [], acknowledgements: [], issues: [] };
  const outOfBalance = issue(
    'remittance.set-out-of-balance',
    { segment: 'BPR', element: 2 },
    { stated: '10.00', computed: '9.00', difference: '1.00' },
  );
  const set = { setControlNumber: '0001', traceNumber: 'T1', issues: [] };
  const posted = { posted: 2, 'posted-denied': 1 };
  const files: ReceivedFile[] = [
    {
      ...base,
      name: 'a.835',
      kind: '835',
      result: 'applied',
      remittances: [
        { ...set, paymentAmount: dollars('1500'), result: 'posted', claimPayments: posted },
        { ...set, traceNumber: 'T2', result: 'quarantined', claimPayments: {}, issues: [outOfBalance] },
      ],
    },
    {
      ...base,
      name: 'a.999',
      kind: '999',
      result: 'applied',
      acknowledgements: [
        {
          ...{ kind: '999', setControlNumber: '0001', code: 'A', submissions: 1 },
          ...{ accepted: 12, rejected: 0, unknown: 0, claims: 12 },
        },
        {
          ...{ kind: '277CA', setControlNumber: '0001', code: '', submissions: 0 },
          ...{ accepted: 1200, rejected: 3, unknown: 1, claims: 3 },
        },
      ],
    },
    { ...base, name: 'b.835', kind: '835', result: 'duplicate' },
    { ...base, name: 'x', kind: 'unknown', result: 'quarantined', issues: [issue('x12.no-interchange')] },
  ];
  expect(renderReceived(files)).toBe(
    lines(
      'a.835: 835, applied',
      '  835 T1 1,500.00: posted, 2 posted, 1 posted-denied',
      '  835 T2: quarantined',
      '  error: BPR02 says 10.00, the claim payments less the provider adjustments make 9.00: a difference of 1.00 (BPR02) [remittance.set-out-of-balance]',
      '',
      'a.999: 999, applied',
      '  999 A: 1 submission, 12 accepted, 12 claims moved',
      '  277CA: 1,200 accepted, 3 rejected, 1 unknown, 3 claims moved',
      '',
      'b.835: 835, duplicate',
      '',
      'x: unknown, quarantined',
      '  error: No ISA was found; the file begins with something else [x12.no-interchange]',
      '',
      '4 files: 2 applied, 1 duplicate, 1 quarantined',
      '1 remittance posted: 1,500.00',
    ),
  );
});

describe('aging', () => {
  const item = (account: 'receivable.payer.1' | 'receivable.patient', balance: string, day: string) => ({
    claimId: `${account}${day}`,
    account,
    balance: dollars(balance),
    firstServiceDate: date(day),
    lastServiceDate: date(day),
  });
  const aging = ageReceivables(
    [
      item('receivable.payer.1', '1000', '2026-06-30'),
      item('receivable.payer.1', '-25', '2026-06-01'),
      item('receivable.patient', '30.5', '2026-01-01'),
    ],
    { asOf: date('2026-06-30'), bucketEnds: [30, 60], unapplied: [dollars('7')] },
  );

  test('by party, with credits apart, and tied to the ledger', () => {
    expect(renderAging({ aging, ledgerTotal: dollars('1005.5'), tiesToLedger: true })).toBe(
      lines(
        'Receivables as of 2026-06-30 by last-service-date',
        'party        0-30  31-60    >60  credits     total',
        '-------  --------  -----  -----  -------  --------',
        'payer.1  1,000.00   0.00   0.00   -25.00    975.00',
        'patient      0.00   0.00  30.50     0.00     30.50',
        'total    1,000.00   0.00  30.50   -25.00  1,005.50',
        'unapplied 7.00; ledger 1,005.50: ties to the cent',
      ),
    );
  });

  test('a difference of one cent is not hidden; the knowledge date is told', () => {
    const knownAt = '2026-07-02T12:00:00.000Z';
    const text = renderAging({ aging, knownAt, ledgerTotal: dollars('1005.51'), tiesToLedger: false });
    expect(text).toMatch(/^Receivables .*, as known at 2026-07-02T12:00:00\.000Z\n/);
    expect(text).toMatch(/ledger 1,005\.51: DOES NOT TIE$/);
  });
});

test('invariants: what holds, what is broken, and by what', () => {
  const results = [
    { id: 'I1', statement: 'One.', checked: 1200, breaches: [] },
    { id: 'I20', statement: 'Two.', checked: 3, breaches: ['claim 7: 1.00 against 2.00'] },
  ];
  expect(renderInvariants(results)).toBe(
    lines(
      'id   state   checked  statement',
      '---  ------  -------  ---------',
      'I1   holds     1,200  One.',
      'I20  BROKEN        3  Two.',
      '  I20: claim 7: 1.00 against 2.00',
    ),
  );
});

test('of many issues the first are shown and the rest counted', () => {
  const many = Array.from({ length: 7 }, () => issue('edit.no-lines'));
  expect(renderIssues(many, 5).split('\n')).toEqual([
    ...Array(5).fill('  error: The claim has no service line [edit.no-lines]'),
    '  and 2 more',
  ]);
  expect(renderIssues([])).toBe('');
});
