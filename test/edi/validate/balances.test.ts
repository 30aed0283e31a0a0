import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { renderIssue } from '../../../schemas/issue.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import fc from '../../support/property-testing.js';
import { fixture, setsOf } from '../sets-of.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');

function changed(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`The text does not hold ${from}`);
    return before.replace(from, to);
  }, text);
}

const balance = (text: string) => validateInterchange(Buffer.from(text, 'latin1'), { snipTypes: [3] });
const told = (text: string) => balance(text).map(renderIssue);

const PROFESSIONAL = textOf('837p/one-claim.edi');
const DENTAL = textOf('837d/one-tooth.edi');
const STAY = changed(textOf('837i/statement.edi'), ['*199.99*', '*200*']);
const STATUS = textOf('277ca/rejected-by-payer.edi');
/** Payer P2 paid 100 of line 1 and 400 of line 2, less 20 of the claim. */
const SECONDARY = changed(
  textOf('837p/secondary-coverage.edi'),
  ['OI***Y***Y~', 'CAS*PR*1*20~\nAMT*D*480~\nOI***Y***Y~'],
  ['REF*6R*C1001-1~', 'REF*6R*C1001-1~\nSVD*P2*100*HC:99213:25**1~\nCAS*CO*45*25.5~\nDTP*573*D8*20260110~'],
  [
    'CTP****10*ML~',
    'CTP****10*ML~\nSVD*P2*300*HC:J3490**1~\nDTP*573*D8*20260110~\nSVD*P2*100*HC:J3490**1~\nDTP*573*D8*20260110~',
  ],
);
const OF_CLAIM = changed(textOf('837p/secondary-coverage.edi'), [
  'OI***Y***Y~',
  'CAS*CO*45*100**253*5.5~\nAMT*D*420~\nOI***Y***Y~',
]);

describe('the balances of a claim', () => {
  it('are right in claims of every form', () => {
    expect([PROFESSIONAL, DENTAL, STAY, SECONDARY, OF_CLAIM].flatMap(told)).toEqual([]);
  });

  it.each([
    [
      'SV102',
      changed(PROFESSIONAL, ['*125.5*UN', '*125.51*UN']),
      'CLM02 says 125.50, the service lines sum to 125.51: a difference of -0.01 (2300 CLM02, line 22)',
    ],
    [
      'SV203',
      changed(STAY, ['*200*UN', '*199.99*UN']),
      'CLM02 says 900.00, the service lines sum to 899.99: a difference of 0.01 (2300 CLM02, line 22)',
    ],
    [
      'SV302',
      changed(DENTAL, ['*50****1', '*51****1']),
      'CLM02 says 200.00, the service lines sum to 201.00: a difference of -1.00 (2300 CLM02, line 23)',
    ],
  ])('want the lines to make CLM02: %s', (_, text, expected) => {
    const at = `, byte ${text.indexOf('CLM*')})`;
    expect(told(text)).toEqual([expected.replace(/\)$/, at)]);
  });

  it('want what another payer paid and adjusted of a line to be its charge', () => {
    const [found, ...others] = balance(changed(SECONDARY, ['CAS*CO*45*25.5', 'CAS*CO*45*25.4']));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'guide.adjudicated-line-differs',
      at: { loop: '2400', segment: 'SV1', element: 2 },
      context: { payer: 1, stated: '125.50', paid: '100.00', adjusted: '25.40', difference: '0.10' },
    });
  });

  it('want what another payer paid to be its lines less its adjustments of the claim', () => {
    const [found, ...others] = balance(changed(SECONDARY, ['CAS*PR*1*20', 'CAS*PR*1*19']));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'guide.payer-paid-differs',
      at: { loop: '2320', segment: 'AMT', element: 2 },
      context: { stated: '480.00', paid: '500.00', adjusted: '19.00', difference: '-1.00' },
    });
  });

  it('want what another payer paid and adjusted of a claim without lines to be its charge', () => {
    expect(balance(changed(OF_CLAIM, ['AMT*D*420', 'AMT*D*419.99']))).toMatchObject([
      {
        code: 'guide.payer-claim-differs',
        at: { loop: '2300', segment: 'CLM', element: 2 },
        context: { difference: '0.01' },
      },
    ]);
  });

  it('say nothing where an amount cannot be read or a segment stands in the wrong place', () => {
    expect(told(changed(PROFESSIONAL, ['*125.5*UN', '*1e2*UN']))).toEqual([]);
    expect(told(changed(SECONDARY, ['SVD*P2*100*HC:99213', 'SVD*P2*1O0*HC:99213']))).toEqual([]);
    expect(told(changed(PROFESSIONAL, ['LX*1~\n', '']))).toEqual([]);
  });

  it('find every cent that is moved', () => {
    const amounts = [...SECONDARY.matchAll(/(?<=\*(?:CO\*45|PR\*1|D|P2)\*)[\d.]+/g)];
    fc.assert(
      fc.property(fc.constantFrom(...amounts), fc.integer({ min: 1, max: 99_999 }), (match, cents) => {
        const other = String((Math.round(Number(match[0]) * 100) + cents) / 100);
        const text = SECONDARY.slice(0, match.index) + other + SECONDARY.slice(match.index + match[0].length);
        expect(told(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the balances of a remittance', () => {
  const sources = [
    'paid',
    'contractual',
    'provider-adjustments',
    'reversal-and-correction',
    'out-of-balance',
  ].map((name) => textOf(`835/${name}.edi`));
  const AMOUNT =
    /(?<=^(?:BPR\*\w|CLP\*[^*]*\*\w+|CLP\*[^*]*\*\w+\*[^*]*|CLP\*[^*]*\*\w+\*[^*]*\*[^*]*|SVC\*[^*]*|SVC\*[^*]*\*[^*]*|CAS\*\w+\*\w+|PLB\*\w+\*\w+\*[^*]*)\*)-?\d[\d.]*/gm;

  it('are those of the remittance advice that was read, whatever amounts are changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: -500, max: 500 })), { maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...sources), changes, (source, edits) => {
        let text = source;
        for (const [pick, cents] of edits) {
          const all = [...text.matchAll(AMOUNT)];
          const { index, 0: amount } = all[pick % all.length]!;
          const other = String((Math.round(Number(amount) * 100) + cents) / 100);
          text = text.slice(0, index) + other + text.slice(index + amount.length);
        }
        const bytes = Buffer.from(text, 'latin1');
        const wanted = setsOf(bytes, '835').flatMap(
          (set) => checkRemittanceBalance(readRemittanceAdvice(set).advice!).issues,
        );
        const key = ({ code, at }: { code: string; at: { line?: number } }) =>
          `${code} ${/set|cycle/.test(code) ? '' : at.line}`;
        const codes = wanted.filter(({ code }) => !/debit|interest/.test(code)).map(key);
        expect(balance(text).map(key).sort()).toEqual(codes.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('say nothing of sums that no number holds, and never throw', () => {
    const most = '9999999999999.99';
    const huge = textOf('835/paid.edi').replace(
      /CLP\*[\s\S]*?(?=SE\*)/,
      `CLP*C*1*${most}*${most}**12*P~\n`.repeat(12),
    );
    expect(balance(huge).map(({ code }) => code)).toEqual([]);
    const lines = PROFESSIONAL.replace(
      /LX\*1[\s\S]*?(?=SE\*)/,
      `LX*1~\nSV1*HC:99213*${most}*UN*1***1~\n`.repeat(12),
    );
    expect(balance(lines)).toEqual([]);
  });

  it('tell the segment and byte where the amount stands', () => {
    const [found] = balance(textOf('835/paid.edi').replace('BPR*I*150*', 'BPR*I*151*'));
    expect(found).toMatchObject({
      code: 'remittance.set-out-of-balance',
      severity: 'error',
      at: { loop: 'ST', segment: 'BPR', element: 2, segmentPosition: 2, line: 4 },
      context: { stated: '151.00', computed: '150.00', difference: '1.00' },
    });
  });
});

describe('the totals of a claim acknowledgement', () => {
  it('are those of the claims below, at the receiver and at each provider', () => {
    expect(told(STATUS)).toEqual([]);
    expect(told(textOf('277ca/rejected-batch.edi'))).toEqual([]);
    expect(
      balance(textOf('277ca/totals-differ.edi')).map(({ code, at }) => `${code} ${at.loop} ${at.segment}`),
    ).toEqual([
      'guide.acknowledged-count-differs 2200B QTY',
      'guide.acknowledged-amount-differs 2200B AMT',
      'guide.acknowledged-amount-differs 2200C AMT',
    ]);
  });

  it('are told by qualifier, with what was counted', () => {
    expect(told(STATUS.replace('QTY*QC*1', 'QTY*QC*3'))).toEqual([
      expect.stringMatching(/^QTY\*QC says 3 claims, 1 of them stand below \(2200C QTY02, line 23, /),
    ]);
    expect(told(STATUS.replace('*U*200~\nDTP', '*U*201~\nDTP'))).toEqual([]);
  });
});
