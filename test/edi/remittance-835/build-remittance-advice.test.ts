import { buildRemittanceAdvice } from '../../../edi/remittance-835/build-remittance-advice.js';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { renderSetContent } from '../../../edi/remittance-835/render-set-content.js';
import fc from '../../support/property-testing.js';
import { fixture, setsOf, writtenSet } from '../sets-of.js';
import { advices } from './sample-advices.js';

const VERSION = '005010X221A1';
const bytesOf = (name: string) => fixture(`835/${name}.edi`);
const setOf = (name: string) => setsOf(bytesOf(name), '835')[0]!;
const read = (name: string) => readRemittanceAdvice(setOf(name));

describe('buildRemittanceAdvice', () => {
  it.each([
    'paid',
    'contractual',
    'denial',
    'reversal-and-correction',
    'provider-adjustments',
    'claim-level-adjustment',
    'unknown-segment',
  ])('builds the segments of %s again', (name) => {
    const built = writtenSet('835', VERSION, buildRemittanceAdvice(read(name).advice!));
    const texts = (set: typeof built) =>
      set.segments
        .slice(1, -1)
        .map((segment) =>
          [
            segment.id,
            ...Array.from({ length: segment.elementCount }, (_, i) => segment.element(i + 1)),
          ].join('*'),
        );
    expect(texts(built)).toEqual(texts(setOf(name)));
  });

  it('keeps what no field holds as composites and repetitions, whatever separates them in its file', () => {
    const text = Buffer.from(bytesOf('paid')).toString('latin1');
    const other = text
      .replaceAll(':', '>')
      .replaceAll('^', '|')
      .replace('CAS*', 'ZZZ*A>B*C|D>E~CAS*')
      .replace('SVC*', 'ZZZ*A>B*C|D>E~SVC*');
    const { advice } = readRemittanceAdvice(setsOf(Buffer.from(other), '835')[0]!);
    const built = writtenSet('835', VERSION, buildRemittanceAdvice(advice!));
    const kept = built.segments.filter(({ id }) => id === 'ZZZ');
    expect(kept.map((segment) => [segment.element(1), segment.element(2)])).toEqual(
      other.match(/ZZZ/g)!.map(() => ['A:B', 'C^D:E']),
    );
  });

  it('writes dates and line numbers of a payment that was never on the wire', () => {
    const { advice } = read('contractual');
    const [payment] = advice!.claimPayments;
    const service = { ...payment!.services[0]!, dates: [], references: [] };
    const built = buildRemittanceAdvice({
      ...advice!,
      claimPayments: [{ ...payment!, services: [service] }],
    });
    expect(built).toContainEqual(['DTM', '472', '20260102']);
    expect(built).toContainEqual(['REF', '6R', 'L1']);
  });
});

describe('segments that are full', () => {
  const { advice } = read('provider-adjustments');
  const times = <T>(item: T) => Array.from({ length: 7 }, () => item);
  const lengthsOf = (id: string, changed: Partial<NonNullable<typeof advice>>) =>
    buildRemittanceAdvice({ ...advice!, ...changed })
      .filter((segment) => segment[0] === id)
      .map((segment) => segment.length);

  it('a seventh adjustment of a group begins another CAS', () => {
    const payment = advice!.claimPayments[0]!;
    const adjustments = times(payment.services[0]!.adjustments[0]!);
    expect(lengthsOf('CAS', { claimPayments: [{ ...payment, adjustments, services: [] }] })).toEqual([20, 5]);
  });

  it('a seventh provider adjustment begins another PLB', () => {
    expect(lengthsOf('PLB', { providerAdjustments: times(advice!.providerAdjustments[0]!) })).toEqual([
      15, 5,
    ]);
  });
});

describe('a remittance advice on the wire and back', () => {
  it('is the same advice, for any advice', () => {
    fc.assert(
      fc.property(advices, (advice) => {
        const { advice: again, issues } = readRemittanceAdvice(
          writtenSet('835', VERSION, buildRemittanceAdvice(advice)),
        );
        expect(issues).toEqual([]);
        expect(withoutPlaces(again)).toEqual(withoutPlaces(advice));
      }),
      { numRuns: 150 },
    );
  });
});

/** Places differ from file to file. */
function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === 'place' ? undefined : each)));
}

describe('renderSetContent', () => {
  it('is the same in another envelope, with other delimiters and trailing separators', () => {
    const text = Buffer.from(bytesOf('provider-adjustments')).toString('latin1');
    const other = text
      .replaceAll('*0001', '*7777')
      .replace('000000001', '000000099')
      .replaceAll('~\n', '\r\n')
      .replaceAll('*', '|')
      .replaceAll(':', '>')
      .replaceAll('L1\r', 'L1||\r')
      .replaceAll('\r\n', "'");
    const otherSet = setsOf(Buffer.from(other, 'latin1'), '835')[0]!;
    expect(otherSet.controlNumber).toBe('7777');
    expect(renderSetContent(otherSet)).toBe(renderSetContent(setOf('provider-adjustments')));
  });

  it('differs by every element of the content', () => {
    const content = ['paid', 'contractual', 'denial'].map((name) => renderSetContent(setOf(name)));
    expect(new Set(content).size).toBe(3);
    expect(content[0]!.startsWith('BPR\x1dI\x1d150\x1d')).toBe(true);
  });
});
