import { renderIssue } from '../../../schemas/issue.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { processorTime } from '../../support/processor-time.js';
import { sendClaims } from '../../support/sent-claims.js';
import { attack, BODY, changed, expectQuarantine, remittance } from './attack.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened.close());

describe('what came before', () => {
  test('X16: the same bytes again', async () => {
    const { sent } = await attack(opened, remittance());
    const again = await attack(opened, remittance(), sent);
    expect([again.received.result, again.journals]).toEqual(['duplicate', 1]);
  });

  test('X17: the same payment with other content is for a person to decide', async () => {
    const { sent } = await attack(opened, remittance());
    const other = BODY.map((segment) => segment.replace('P901', 'P902'));
    const { received, journals, items } = await attack(opened, remittance(other), sent);
    expect([received.remittances[0]!.result, journals]).toEqual(['possible-duplicate', 1]);
    expect(items[0]).toMatch(/^possible-duplicate 8000: /);
  });

  test('X18: the same ISA13 with other content is noted', async () => {
    const { received } = await attack(opened, remittance() + changed('T0901', 'T0902'));
    expect(received.issues).toMatchObject([
      { code: 'x12.duplicate-control-number', severity: 'warning', syntaxErrorCode: '025' },
    ]);
  });
});

describe('amounts', () => {
  test('X19: a payment that is off by a cent', async () => {
    await expectQuarantine(opened, changed('BPR*I*80*', 'BPR*I*80.01*'), 'remittance.set-out-of-balance');
  });

  test.each([
    ['the claim', 'CAS*CO*45*20', 'CAS*CO*45*19.99'],
    ['a line', 'SVC*HC:99213*100*80', 'SVC*HC:99213*100*79.99'],
  ])('X20: %s is not explained: its cash waits, and nothing else is posted', async (_, from, to) => {
    const { received, journals, unapplied, items } = await attack(opened, changed(from, to));
    expect([received.remittances[0]!.result, journals, unapplied]).toEqual(['posted', 1, 8000]);
    expect(items).toHaveLength(1);
  });

  test('X21: a claim that nobody knows', async () => {
    const { journals, unapplied, items } = await attack(opened, changed('CW000000001', 'CW000009999'));
    expect([journals, unapplied, items.length]).toEqual([1, 8000, 1]);
  });

  test.each(['1e3', '450,00', '+5', '80.005', '٤٥٠', '1000000000000000', 'NaN'])(
    'X22: %s is no amount',
    async (amount) => {
      const text = Buffer.from(changed('BPR*I*80*', `BPR*I*${amount}*`), 'utf8');
      const { received, journals } = await attack(opened, text);
      expect([received.remittances[0]?.result ?? received.result, journals]).toEqual(['quarantined', 0]);
    },
  );

  test.each(['080', '80.', '80.00'])('X22: %s is read', async (amount) => {
    const { journals, codes } = await attack(opened, changed('BPR*I*80*', `BPR*I*${amount}*`));
    expect([journals, codes]).toEqual([1, []]);
  });

  test('X23: a reversal without its original is held, its cash in unapplied', async () => {
    const body = BODY.map((segment) =>
      segment
        .replace('BPR*I*80', 'BPR*I*0')
        .replace('CLP*CW000000001*1*100*80', 'CLP*CW000000001*22*-100*-80')
        .replace('SVC*HC:99213*100*80', 'SVC*HC:99213*-100*-80')
        .replace('CAS*CO*45*20', 'CAS*CO*45*-20'),
    );
    const { received, unapplied } = await attack(
      opened,
      remittance([...body, 'PLB*1999999984*20261231*WO:P901*-80']),
    );
    expect(received.remittances[0]!.claimPayments).toEqual({ held: 1 });
    expect(unapplied).toBe(-8000);
  });

  test('X23: the same claim payment again in one set', async () => {
    const twice = [...BODY.map((each) => each.replace('BPR*I*80', 'BPR*I*160')), ...BODY.slice(9)];
    const { items } = await attack(opened, remittance(twice));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatch(/^adjudicated-twice 8000: /);
  });
});

describe('what is meant for others', () => {
  test.each([
    ['X24: production in a test', '*0*T*', '*0*P*', 'intake.other-usage'],
    ['X25: ISA08', 'ROSECLINIC     ', 'LILYCLINIC     ', 'intake.other-recipient'],
    ['X25: GS03', '*CLEAR*ROSE*', '*CLEAR*LILY*', 'intake.other-recipient'],
  ])('%s', async (_, from, to, code) => {
    const sent = await sendClaims(opened, 1, { tradingPartner: true });
    const { received, codes, journals } = await attack(opened, changed(from, to), sent);
    expect([received.result, journals]).toEqual(['quarantined', 0]);
    expect(codes).toContain(code);
    expect(received.issues.map(renderIssue).join()).not.toContain('LILY');
    const right = await attack(opened, remittance(), sent);
    expect(right.received.result).toBe('applied');
  });
});

describe('texts that do something elsewhere', () => {
  test('X26: are kept as they are', async () => {
    const texts = [
      '<script>alert(1)</script>',
      '=cmd|calc',
      "'; drop table claims",
      '../../etc',
      '\u202egnp',
    ];
    const sent = await sendClaims(opened);
    const names = texts.map((text) => `NM1*82*2*${text}`);
    const body = [...BODY.slice(0, 11), ...names, ...BODY.slice(11)];
    const received = await sent.receive(Buffer.from(remittance(body), 'utf8'));
    expect(received.remittances[0]!.result).toBe('posted');
    const rows = await opened.store.dataSource.query<{ detail: string }[]>(
      'SELECT payment::text AS detail FROM claim_payments WHERE practice_id = $1',
      [sent.actor.practiceId],
    );
    for (const text of texts) expect(rows[0]!.detail).toContain(JSON.stringify(text).slice(1, -1));
  });
});

describe('much of it', () => {
  test('X27: runs of blanks, and many adjustments and lines, take time by their number', async () => {
    const time = async (count: number) => {
      const lines = Array.from({ length: count }, () => [
        'SVC*HC:99213*1*0**1',
        'CAS*CO*45*1*1*97*0*1',
      ]).flat();
      const body = BODY.slice(0, 11).map((each) =>
        each.replace('BPR*I*80*C*ACH', 'BPR*I*0*C*NON').replace('*100*80*', `*${count}*0*`),
      );
      const text = remittance([...body, ...lines]).replaceAll('~', `${' '.repeat(200)}~`);
      // The database is in this process.
      return processorTime(() => attack(opened, text));
    };
    await time(200);
    const [once, twice] = [await time(500), await time(1000)];
    expect(twice / once).toBeLessThan(6);
  }, 120_000);
});
