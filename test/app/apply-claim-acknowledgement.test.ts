import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderIssue } from '../../schemas/issue.js';
import { ack277, payment835, statusOf } from '../support/acknowledgement-files.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { sendClaims } from '../support/sent-claims.js';

const CW1 = 'CW000000001';
const REJECTED = 'rejected-claim 10000: The claim was refused by the';

describeOnServer('a 277CA', (opened) => {
  test.each([
    ['A0 of the clearinghouse', ack277('AY', [[CW1, 'A0:16 WQ']]), 'accepted', []],
    ['A1 of the clearinghouse', ack277('AY', [[CW1, 'A1:19 WQ']]), 'accepted', []],
    ['A2 of the payer', ack277('PR', [[CW1, 'A2:20 WQ']]), 'accepted', []],
    ['A5 of the payer', ack277('PR', [[CW1, 'A5:20 WQ']]), 'accepted', []],
    [
      'a number in small letters, with blanks and zeros',
      ack277('PR', [[' 00cw 000000001', 'A2:20 WQ']]),
      'accepted',
      [],
    ],
    [
      'a category that does not decide',
      ack277('PR', [[CW1, 'E1:20 WQ']]),
      'submitted',
      [expect.stringMatching(/^undecided-acknowledgement 10000: Its status neither accepts nor refuses/)],
    ],
    ...['A3:21', 'A4:35', 'A6:21', 'A7:562:85', 'A8:187'].map((code) => [
      `${code} of the payer`,
      ack277('PR', [[CW1, `${code} U`]]),
      'rejected',
      [expect.stringContaining(`${REJECTED} payer with ${code}: `)],
    ]),
    [
      'U of the clearinghouse, with every code',
      ack277('AY', [[CW1, 'A7:562:85+A6:164:IL+A3:9999 U']]),
      'rejected',
      [
        expect.stringMatching(
          /with A7:562:85: something is not valid: NPI, billing provider \(2200D STC, .*with A6:164:IL: something is missing: member or contract number, insured .*with A3:9999: sent back, cannot be worked: status 9999 /,
        ),
      ],
    ],
  ] as [string, Uint8Array, string, string[]][])('%s', async (_, bytes, state, items) => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(bytes);
    expect(received.result).toBe('applied');
    expect(await claims.states()).toEqual([state]);
    expect(await claims.items()).toEqual(items);
  });

  test('tells what it came to, and each move is one event', async () => {
    const claims = await sendClaims(opened(), 3);
    const [first, second, third] = claims.numbers as [string, string, string];
    const received = await claims.receive(
      ack277('AY', [
        [first, 'A1:19 WQ'],
        [second, 'A3:21 U'],
        [third, 'A1:19 WQ'],
        ['XY1', 'A1:19 WQ'],
      ]),
    );
    expect(received.acknowledgements).toEqual([
      {
        ...{ kind: '277CA', setControlNumber: '0001', code: '', submissions: 0 },
        ...{ accepted: 2, rejected: 1, unknown: 1, claims: 3 },
      },
    ]);
    expect((await claims.events()).slice(3).sort()).toEqual([
      'submitted > accepted acknowledgement',
      'submitted > accepted acknowledgement',
      'submitted > rejected acknowledgement',
    ]);
    expect((await claims.items())[1]).toMatch(
      /^unmatched-acknowledgement 10000: 0 claims of ours have the control number that it names; one is wanted \(2200D TRN, /,
    );
  });

  test('keeps the control number of an acceptance, once, and the proof of the payer', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('AY', [[CW1, 'A1:19 WQ']]));
    await claims.receive(ack277('PR', [[CW1, 'A2:20 WQ', { payerControlNumber: 'PL42' }]]));
    await claims.receive(ack277('PR', [[CW1, 'A2:20 WQ', { payerControlNumber: '00pl42' }]]));
    expect((await claims.claimRecords())[0]!.payerControlNumbers).toEqual(['PL42']);
    expect((await claims.events()).slice(1)).toEqual([
      'submitted > accepted acknowledgement',
      'accepted > accepted payer-acceptance:2026-01-16',
    ]);
  });

  test('does not keep the control number of a rejection', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('PR', [[CW1, 'A7:21 U', { payerControlNumber: 'PL42' }]]));
    expect((await claims.claimRecords())[0]!.payerControlNumbers).toEqual([]);
  });

  test('whose STC03 and category contradict each other rejects, with a warning', async () => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(
      readFileSync(join(import.meta.dirname, '..', 'fixtures/277ca/contradicting-status.edi')),
    );
    expect(received.issues.map(({ code, severity, at }) => `${severity} ${code} line ${at.line}`)).toEqual([
      ...['QTY*90', 'AMT*YU', 'QTY*QA', 'AMT*YU'].map(
        () => 'warning acknowledgement.totals-differ line undefined',
      ),
      'warning acknowledgement.contradicting-status line 23',
    ]);
    expect(await claims.states()).toEqual(['rejected']);
  });

  test('whose totals do not add up is applied with warnings', async () => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(
      readFileSync(join(import.meta.dirname, '..', 'fixtures/277ca/totals-differ.edi')),
    );
    expect(received.issues.map(renderIssue)).toEqual([
      'QTY*90 says 2, the claims below make 1 (2200B QTY)',
      'AMT*YU says 150.01, the claims below make 150.00 (2200B AMT)',
      'AMT*YU says 150.01, the claims below make 150.00 (2200C AMT)',
    ]);
    expect(received.issues.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(await claims.states()).toEqual(['accepted']);
  });

  test('of one claim that says yes and no counts as no', async () => {
    const claims = await sendClaims(opened());
    const told = await claims.receive(
      ack277('PR', [
        [CW1, 'A2:20 WQ'],
        [CW1, 'A7:562:85 U'],
        [CW1, 'A2:20 WQ'],
      ]),
    );
    expect(told.acknowledgements[0]).toMatchObject({ accepted: 0, rejected: 1, claims: 1 });
    expect(await claims.states()).toEqual(['rejected']);
  });

  test('tells the lines that it is about', async () => {
    const claims = await sendClaims(opened());
    const services = [{ statuses: [statusOf('A7:454 U')], lineControlNumber: 'L1' }];
    await claims.receive(ack277('PR', [[CW1, 'A3:247 U', { services }]]));
    expect(await claims.items()).toEqual([
      expect.stringMatching(
        /A3:247: .* \(2200D STC, .*A7:454: something is not valid: procedure code \(2220D STC, /,
      ),
    ]);
  });
});

describeOnServer('a 277CA of a whole batch', (opened) => {
  const batch = { reference: '000000007', status: 'A3:24:41 U' };

  test('rejects every claim of the file that it names', async () => {
    const claims = await sendClaims(opened(), 2);
    const told = await claims.receive(ack277('AY', [], batch));
    expect(told.acknowledgements[0]).toMatchObject({ submissions: 1, rejected: 2, claims: 2 });
    expect(await claims.states()).toEqual(['rejected', 'rejected']);
    const items = await claims.items();
    expect(items).toHaveLength(2);
    expect(items[0]).toContain(
      'A3:24:41: sent back, cannot be worked: the party named may not submit electronically, submitter (2200B STC',
    );
  });

  test('is unknown when no file has its reference, or its count is not that of the file', async () => {
    const claims = await sendClaims(opened(), 2);
    for (const each of [
      { ...batch, reference: '000000008' },
      { ...batch, totals: { rejectedCount: 5 } },
    ]) {
      const told = await claims.receive(ack277('AY', [], each));
      expect(told.acknowledgements[0]).toMatchObject({ unknown: 1, rejected: 0 });
    }
    expect(await claims.states()).toEqual(['submitted', 'submitted']);
    expect(await claims.items()).toEqual(
      Array(2).fill(expect.stringContaining('no file of ours has the reference that it names (2200B STC')),
    );
  });

  test('that accepts moves no claim', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('AY', [], { ...batch, status: 'A1:19:41 WQ' }));
    expect(await claims.states()).toEqual(['submitted']);
  });

  test.each([
    ['1345678902', 'rejected'],
    ['1999999984', 'submitted'],
  ])('rejects the claims of provider %s alone', async (npi, state) => {
    const claims = await sendClaims(opened());
    const provider = { npi, status: 'A7:562:85 U' };
    await claims.receive(ack277('AY', [], { reference: '000000007', provider }));
    expect(await claims.states()).toEqual([state]);
  });
});

describeOnServer('a 277CA that comes late', (opened) => {
  test('of a file that the claim has left behind moves nothing', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('PR', [[CW1, 'A2:20 WQ']]));
    await claims.sendAgain('000000008', '8');
    await claims.receive(ack277('PR', [[CW1, 'A7:21 U']], { reference: '000000007' }));
    expect(await claims.states()).toEqual(['submitted']);
    await claims.receive(ack277('AY', [[CW1, 'A7:21 U']], { reference: '000000008' }));
    expect(await claims.states()).toEqual(['rejected']);
  });

  test('from a clearinghouse does not undo the acceptance of the payer, and asks a person', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('PR', [[CW1, 'A2:20 WQ']]));
    await claims.receive(ack277('AY', [[CW1, 'A7:21 U']]));
    expect(await claims.states()).toEqual(['accepted']);
    expect(await claims.items()).toEqual([
      expect.stringMatching(
        /^contradicting-acknowledgement 10000: The clearinghouse says rejected of a claim of which an answer that weighs more said accepted; it stays so/,
      ),
    ]);
  });

  test('and accepts what was rejected changes nothing; only the payer is asked why', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack277('PR', [[CW1, 'A7:562:85 U']]));
    await claims.receive(ack277('AY', [[CW1, 'A1:19 WQ']]));
    expect((await claims.items()).map((item) => item.split(' ')[0])).toEqual(['rejected-claim']);
    await claims.receive(ack277('PR', [[CW1, 'A2:20 WQ']]));
    expect(await claims.states()).toEqual(['rejected']);
    expect((await claims.items()).map((item) => item.split(' ')[0])).toEqual([
      'contradicting-acknowledgement',
      'rejected-claim',
    ]);
  });

  test('and rejects what the payer has paid changes nothing; a payment settles the rejection', async () => {
    const claims = await sendClaims(opened(), 2);
    const [first, second] = claims.numbers as [string, string];
    await claims.receive(payment835(first));
    await claims.receive(
      ack277('PR', [
        [first, 'A7:562:85 U'],
        [second, 'A7:562:85 U'],
      ]),
    );
    expect(await claims.states()).toEqual(['adjudicated', 'rejected']);
    expect((await claims.items()).map((item) => item.split(' ')[0])).toEqual(['rejected-claim']);
    await claims.receive(payment835(second));
    expect(await claims.states()).toEqual(['adjudicated', 'adjudicated']);
    expect(await claims.items()).toEqual([]);
  });
});
