import type { Issue } from '../../../schemas/issue.js';
import fc from '../../support/property-testing.js';
import {
  doubled,
  errorsAsSent,
  errorsOf,
  RIGHT_FILES,
  segmentsOf,
  swapped,
  without,
  withUnknown,
} from './planted-faults.js';

type Change = (segments: readonly string[], at: number) => string[];

/** Every place between BHT or BPR and SE where a change gives more than one error: `file segment`. */
function findUnclear(change: Change, last: number): string[] {
  return RIGHT_FILES.flatMap((name) => {
    const segments = segmentsOf(name);
    const places = segments.slice(3, last).map((_, index) => index + 3);
    return places
      .filter((at) => errorsOf(change(segments, at)).length > 1)
      .map((at) => `${name} ${segments[at]}`);
  });
}

const told = ({ code, at, syntaxErrorCode }: Issue) =>
  `${code.replace('guide.', '')} ${syntaxErrorCode} ${at.segment} @${at.segmentPosition}`;

/** The one error of a file in which the segment that begins so is changed. */
function only(name: string, start: string, change: Change): string[] {
  const segments = segmentsOf(name);
  const at = segments.findIndex((segment) => segment.startsWith(start));
  expect(at).toBeGreaterThan(2);
  return errorsOf(change(segments, at)).map(told);
}

describe('a fault in a file of any guide', () => {
  it('is alone: the files themselves have none', () => {
    expect(RIGHT_FILES.flatMap((name) => errorsOf(segmentsOf(name)))).toEqual([]);
  });

  it('gives one error at most where a segment is left out', () => {
    expect(findUnclear(without, -3)).toEqual(KNOWN_WITHOUT);
  });

  it('gives one error at most where a segment stands twice', () => {
    expect(findUnclear(doubled, -3)).toEqual([]);
  });

  it('gives one error at most where two neighbours have changed places', () => {
    expect(findUnclear(swapped, -4)).toEqual(KNOWN_SWAPPED);
  });

  it('gives one error where an unknown segment is put in, at it', () => {
    for (const name of RIGHT_FILES) {
      const segments = segmentsOf(name);
      for (let at = 3; at < segments.length - 3; at += 1) {
        const found = errorsOf(withUnknown(segments, at)).map(told);
        expect([name, found]).toEqual([name, [`unknown-segment 6 ZZZ @${at - 1}`]]);
      }
    }
  });

  it.each([
    ['837p/secondary-coverage', 'CLM', 'missing-segment 3 CLM @20'],
    ['837p/secondary-coverage', 'NM1*77', 'missing-segment 3 NM1 @28'],
    ['837p/secondary-coverage', 'LX*2', 'missing-segment 3 LX @40'],
    ['837p/dependent', 'HL*3', 'missing-segment 3 HL @17'],
    ['837p/one-subscriber-twice', 'HL*3', 'missing-segment 3 HL @36'],
    ['837i/statement', 'NM1*PR', 'missing-segment 3 NM1 @17'],
    ['837i/statement', 'LX*1', 'missing-segment 3 LX @33'],
    ['837d/one-tooth', 'CLM', 'missing-segment 3 CLM @21'],
    ['835/paid', 'SVC*HC:99213', 'missing-segment 3 SVC @24'],
    ['835/paid', 'SVC*HC:87880', 'missing-segment 3 SVC @28'],
    ['835/paid', 'N1*PE', 'missing-segment 3 N1 @11'],
    ['835/reversal-and-correction', 'CLP*C1006*1', 'missing-segment 3 CLP @23'],
    ['277ca/rejected-by-payer', 'HL*3', 'missing-segment 3 HL @16'],
    ['277ca/rejected-by-payer', 'HL*4', 'missing-segment 3 HL @24'],
    ['277ca/rejected-by-payer', 'TRN*2*CW000000002', 'missing-segment 3 TRN @32'],
    ['277ca/rejected-by-payer', 'SVC', 'missing-segment 3 SVC @36'],
    ['276/subscriber-and-dependent', 'HL*5', 'missing-segment 3 HL @17'],
    ['276/subscriber-and-dependent', 'TRN*1*Q1001-1', 'missing-segment 3 TRN @12'],
    ['277/paid-pending-and-not-found', 'HL*4', 'missing-segment 3 HL @10'],
    ['277/paid-pending-and-not-found', 'TRN*2*Q1001-3', 'missing-segment 3 TRN @17'],
    ['270/subscriber-and-dependent', 'HL*4', 'missing-segment 3 HL @18'],
    ['271/active-with-benefits', 'HL*3', 'missing-segment 3 HL @8'],
    ['271/member-not-found', 'NM1*IL', 'missing-segment 3 NM1 @9'],
    ['999/partly-accepted', 'AK2*837*0001', 'missing-segment 3 AK2 @3'],
  ])('tells of %s without %s that it is missing there', (name, start, expected) => {
    expect(only(name, start, without)).toEqual([expected]);
  });

  it.each([
    ['837p/one-claim', 'NM1*41', 'too-many-loops 4 NM1 @4'],
    ['837p/one-claim', 'HI', 'too-many-segments 5 HI @22'],
    ['837p/one-claim', 'HL*2', 'hierarchy-number I12 HL @14'],
    ['837p/one-claim', 'CLM', 'missing-segment 3 HI @21'],
    ['837i/statement', 'CL1', 'too-many-segments 5 CL1 @25'],
    ['837d/one-tooth', 'SV3', 'too-many-segments 5 SV3 @28'],
    ['835/paid', 'BPR', 'too-many-segments 5 BPR @3'],
    ['835/paid', 'N1*PR', 'too-many-loops 4 N1 @7'],
    ['277ca/rejected-by-payer', 'HL*2', 'too-many-loops 4 HL @9'],
    ['276/subscriber-and-dependent', 'AMT', 'too-many-segments 5 AMT @16'],
    ['277/paid-pending-and-not-found', 'NM1*IL', 'too-many-loops 4 NM1 @12'],
    ['270/subscriber-and-dependent', 'DMG', 'too-many-segments 5 DMG @15'],
    ['271/active-with-benefits', 'LS', 'too-many-segments 5 LS @33'],
    ['999/partly-accepted', 'AK1', 'too-many-segments 5 AK1 @3'],
  ])('tells of %s with %s twice that one is too many', (name, start, expected) => {
    expect(only(name, start, doubled)).toEqual([expected]);
  });

  it.each([
    ['837p/one-claim', 'N3*2', 'wrong-order 7 N3 @17'],
    ['837p/one-claim', 'LX', 'wrong-order 7 LX @25'],
    ['837p/dependent', 'HL*3', 'wrong-order 7 HL @18'],
    ['837i/statement', 'DTP*435', 'wrong-order 7 DTP @24'],
    ['835/paid', 'BPR', 'wrong-order 7 BPR @3'],
    ['835/paid', 'CLP', 'wrong-order 7 CLP @16'],
    ['277ca/rejected-by-payer', 'TRN*2*000', 'wrong-order 7 TRN @11'],
    ['270/subscriber-and-dependent', 'NM1*IL', 'wrong-order 7 NM1 @14'],
  ])('tells of %s with %s after its neighbour that it is out of order', (name, start, expected) => {
    expect(only(name, start, swapped)).toEqual([expected]);
  });

  it.each([
    ['SE', 'x12.count-mismatch', '4'],
    ['GE', 'x12.count-mismatch', '5'],
    ['IEA', 'x12.count-mismatch', '021'],
  ])('is a wrong count in %s: one error with its code, which hides no other', (id, code, syntaxErrorCode) => {
    for (const name of RIGHT_FILES) {
      const segments = segmentsOf(name);
      const wrong = segments.map((segment) =>
        segment.replace(new RegExp(`^${id}\\*(\\d+)`), (_, count) => `${id}*${Number(count) + 1}`),
      );
      expect(errorsAsSent(wrong)).toMatchObject([{ code, syntaxErrorCode, at: { segment: id, element: 1 } }]);
      const both = withUnknown(wrong, 4).map((segment) =>
        segment.replace(/^SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`),
      );
      expect(new Set(errorsAsSent(both).map((found) => found.code))).toEqual(
        new Set([code, 'guide.unknown-segment']),
      );
    }
  });

  it('hides no other: two that are far apart are both found', () => {
    const changes: readonly Change[] = [without, doubled, withUnknown, swapped];
    const PLANT = fc.tuple(fc.constantFrom(...RIGHT_FILES), fc.nat(), fc.constantFrom(...changes));
    let pairs = 0;
    fc.assert(
      fc.property(PLANT, fc.constantFrom(...changes), ([name, seed, first], second) => {
        const segments = segmentsOf(name);
        const early = 3 + (seed % 3);
        const late = segments.length - 7;
        if (late - early < 12) return;
        const [one, other] = [errorsOf(first(segments, early)), errorsOf(second(segments, late))];
        if (one.length !== 1 || other.length !== 1) return;
        pairs += 1;
        const both = errorsOf(first(second(segments, late), early));
        expect(both.map(({ code }) => code)).toEqual([one[0]!.code, other[0]!.code]);
      }),
      { numRuns: 400 },
    );
    expect(pairs).toBeGreaterThan(50);
  });
});

/** The IK5 of the set before has been read, so that the IK3 of the next one could belong to either. */
const KNOWN_WITHOUT = ['999/partly-accepted AK2*837*0002*005010X222A1'];

/** What has moved is right in the loop where it stands now, or could be the same segment of the loop before, and is missed in its own. */
const KNOWN_SWAPPED: readonly string[] = [
  '837p/secondary-coverage NM1*DQ*1*STONE*****XX*1999000031',
  '837p/secondary-coverage NM1*PR*2*PLAN TWO*****PI*P2',
  '837p/secondary-coverage REF*6R*C1001-1',
  '837p/one-subscriber-twice HL*3*1*22*1',
  '837i/statement SV2*0120**700*DA*3',
  '837i/statement LX*2',
  '999/partly-accepted IK5*A',
  '999/partly-accepted AK2*837*0002*005010X222A1',
  '277ca/rejected-by-payer HL*5*3*PT',
  '277ca/rejected-by-payer DTP*472*RD8*20260105-20260107',
  '276/subscriber-and-dependent DTP*472*D8*20260103',
  '276/subscriber-and-dependent SVC*HC:87880*100*****1',
  '277/paid-pending-and-not-found DTP*472*D8*20260103',
  '270/subscriber-and-dependent NM1*PR*2*PLAN ONE*****PI*PLAN1',
  '270/subscriber-and-dependent EQ*30^98**FAM**1',
  '271/dependent-inactive NM1*PR*2*PLAN ONE*****PI*PLAN1',
  '271/member-not-found NM1*PR*2*PLAN ONE*****PI*PLAN1',
  '271/member-not-found NM1*IL*1*DOE*ANN****MI*M9999',
];
