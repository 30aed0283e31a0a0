import { findGuide } from '../../../edi/guides/find-guide.js';
import { validateSet } from '../../../edi/validate/validate-set.js';
import type { Segment } from '../../../edi/x12/segment.js';
import fc from '../../support/property-testing.js';
import { CLAIM, faults, REMITTANCE, setOf, validated } from './sample-sets.js';

const swap = (from: string | RegExp, to: string) => {
  const changed = CLAIM.replace(from, to);
  if (changed === CLAIM) throw new Error(`The sample does not hold ${from}`);
  return changed;
};
const swapPaid = (from: string | RegExp, to: string) => {
  const changed = REMITTANCE.replace(from, to);
  if (changed === REMITTANCE) throw new Error(`The sample does not hold ${from}`);
  return changed;
};

describe('validateSet', () => {
  it('finds nothing wrong in a right claim and a right remittance', () => {
    expect(setOf(CLAIM).issues).toEqual([]);
    expect(setOf(REMITTANCE).issues).toEqual([]);
    expect(faults(CLAIM)).toEqual([]);
    expect(faults(REMITTANCE)).toEqual([]);
  });

  it('gives the loops of a claim', () => {
    const { tree } = validated(CLAIM);
    const [patient] = tree.descendants('2000C');
    const claim = patient!.child('2300')!;
    expect(tree.children().map(({ id }) => id)).toEqual(['1000A', '1000B', '2000A']);
    expect(claim.segment('CLM')!.element(1)).toBe('C-1');
    expect(claim.segment('REF', 'G1')!.element(2)).toBe('AUTH1');
    expect(claim.segment('REF', 'F8')).toBeUndefined();
    expect(claim.children('2400').map((line) => line.segment('REF', '6R')!.element(2))).toEqual(['L1', 'L2']);
    expect(claim.child('2310B')!.all('PRV').length).toBe(1);
  });

  it('gives the loops of a remittance, with segments after the last loop at the root', () => {
    const { tree } = validated(REMITTANCE);
    const [payment] = tree.descendants('2100');
    expect(
      payment!
        .child('2110')!
        .all('CAS')
        .map((adjustment) => adjustment.element(1)),
    ).toEqual(['CO', 'PR']);
    expect(payment!.child('2110')!.all('CAS', 'PR').length).toBe(1);
    expect(tree.segments.map(({ id }) => id)).toEqual(['ST', 'BPR', 'TRN', 'REF', 'DTM', 'PLB', 'SE']);
  });

  const wrongs: [string, string, string[]][] = [
    ['an unknown segment', swap('HI*', 'ZZZ*1\nHI*'), ['unknown-segment 6 2300 ZZZ @23']],
    ['a segment out of place', swap('LX*1', 'PLB*1\nLX*1'), ['unknown-segment 6 2310B PLB @26']],
    [
      'a segment of another loop',
      swap('HI*', 'DMG*D8*20150203*M\nHI*'),
      ['unexpected-segment 2 2300 DMG @23'],
    ],
    ['a required segment absent', swap(/HI.*\n/, ''), ['missing-segment 3 2300 HI @23']],
    ['a required loop absent', swap(/NM1\*PR.*\n/, ''), ['missing-loop 3 2010BB NM1 @14']],
    [
      'a required segment of a loop absent',
      swap(/N4\*DENVER\*CO\*802021234\n/, ''),
      ['missing-segment 3 2010AA N4 @9'],
    ],
    ['a segment too early', swap(/(REF\*G1.*\n)(HI.*\n)/, '$2$1'), ['wrong-order 7 2300 REF @23']],
    [
      'a segment after a loop that follows it',
      swap(/(HI.*\n)(NM1\*82.*\n)/, '$2$1'),
      ['wrong-order 7 2300 HI @24'],
    ],
    ['a segment too often', swap('PAT*19', 'PAT*19\nPAT*19'), ['too-many-segments 5 2000C PAT @17']],
    [
      'a loop too often',
      swap('NM1*40', 'NM1*40*2*PLAN ONE*****46*P1\nNM1*40'),
      ['too-many-loops 4 1000B NM1 @6'],
    ],
    ['an unknown qualifier', swap('REF*EI', 'REF*ZZ'), ['unknown-qualifier 7 2010AA REF01 @10']],
    ['an unknown qualifier of a loop', swap('NM1*82', 'NM1*XX'), ['unknown-qualifier 7 2310A NM101 @24']],
    ['a required element empty', swap('CLM*C-1*150', 'CLM**150'), ['missing-element 1 2300 CLM01 @21']],
    ['a required component empty', swap('11:B:1', '11::1'), ['missing-component 1 2300 CLM05-2 @21']],
    ['an element that is not used', swap('*150***11', '*150*X**11'), ['element-not-used I10 2300 CLM03 @21']],
    ['too many elements', swap('N3*1 MAIN ST', 'N3*1 MAIN ST**X'), ['too-many-elements 3 2010AA N3 @8']],
    ['too many components', swap('N3*1 MAIN ST', 'N3*1 MAIN:ST'), ['too-many-components 13 2010AA N301 @8']],
    [
      'too many components in a composite',
      swap('11:B:1*', '11:B:1:9*'),
      ['too-many-components 13 2300 CLM05 @21'],
    ],
    [
      'an element that repeats',
      swap('N3*1 MAIN ST', 'N3*1 MAIN^ST'),
      ['too-many-repetitions 12 2010AA N301 @8'],
    ],
    ['an element too long', swap('C-1*', `${'C'.repeat(39)}*`), ['element-too-long 5 2300 CLM01 @21']],
    ['an element too short', swap('CO*802021234', 'CO*80'), ['element-too-short 4 2010AA N403 @9']],
    ['a code of no list', swap('*Y*A*Y*Y', '*Y*Q*Y*Y'), ['bad-code 7 2300 CLM07 @21']],
    ['a date that does not exist', swap('D8*20150203', 'D8*20150229'), ['bad-date 8 2010CA DMG02 @20']],
    ['a time that does not exist', swap('*0930*CH', '*2530*CH'), ['bad-time 9 ST BHT05 @2']],
    [
      'a date range backwards',
      swap('472*D8*20260102', '472*RD8*20260102-20260101'),
      ['bad-date 8 2400 DTP03 @28'],
    ],
    [
      'a period of one date',
      swap('472*D8*20260102', '472*RD8*20260102'),
      ['period-form warning 2400 DTP03 @28'],
    ],
    ['a number with letters', swap('UN*1***1:2', 'UN*1***1:B'), ['bad-number 6 2400 SV107-2 @27']],
    [
      'a character outside the set',
      swap('ROSE CLINIC*****XX', 'ROSÉ CLINIC*****XX'),
      ['bad-character 6 2010AA NM103 @7'],
    ],
    [
      'half of a pair',
      swap('PER*IC*JO*TE*5555550100', 'PER*IC*JO*TE*5555550100*FX'),
      ['unpaired 2 1000A PER06 @4'],
    ],
    [
      'separators at the end',
      swap('N3*1 MAIN ST', 'N3*1 MAIN ST**'),
      ['trailing-separators warning 2010AA N3 @8'],
    ],
    ['an HL that skips a number', swap('HL*3*2', 'HL*4*2'), ['hierarchy-number I12 2000C HL01 @15']],
    ['an HL with another parent', swap('HL*3*2', 'HL*3*1'), ['hierarchy-parent I12 2000C HL02 @15']],
    [
      'an HL that denies its children',
      swap('HL*2*1*22*1', 'HL*2*1*22*0'),
      ['hierarchy-children I12 2000B HL04 @11'],
    ],
    [
      'half of a CAS triplet',
      swapPaid('CAS*CO*45*40', 'CAS*CO*45*40**96'),
      ['conditional-list 2 2110 CAS06 @16'],
    ],
    ['a remittance without LX', swapPaid('LX*1\n', ''), ['missing-segment 3 2000 LX @11']],
    ['a subscriber without HL', swap('HL*2*1*22*1\n', ''), ['missing-segment 3 2000B HL @11']],
    ['a provider without HL', swap('HL*1**20*1\n', ''), ['missing-segment 3 2000A HL @6']],
    [
      'a loop without the segment that opens it',
      swap(/NM1\*85.*\n/, ''),
      ['missing-segment 3 2010AA NM1 @7'],
    ],
  ];
  it.each(wrongs)('gives one issue for %s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('finds every fault of a set, each at its place, in order', () => {
    const text = CLAIM.replace('C-1*150', 'C-1*1e3')
      .replace('REF*EI', 'REF*ZZ')
      .replace('SBR*P', 'SBR*Q')
      .replace(/DTP.*\nREF\*6R\*L2/, 'REF*6R*L2');
    expect(faults(text)).toEqual([
      'unknown-qualifier 7 2010AA REF01 @10',
      'bad-code 7 2000B SBR01 @12',
      'bad-number 6 2300 CLM02 @21',
      'missing-segment 3 2400 DTP @32',
    ]);
  });

  const amounts: [string, string | undefined][] = [
    ['0', undefined],
    ['150', undefined],
    ['.07', undefined],
    ['-12.5', undefined],
    ['1e3', 'bad-number 6'],
    ['450,00', 'bad-number 6'],
    ['+5', 'bad-number 6'],
    ['NaN', 'bad-number 6'],
    ['٤٥٠', 'bad-number 6'],
    ['.', 'bad-number 6'],
    ['-', 'bad-number 6'],
    ['1.2.3', 'bad-number 6'],
    ['5 ', 'bad-number 6'],
    ['0.125', 'fraction-of-cent 6'],
    ['1234567890123456789', 'element-too-long 5'],
    ['-0', 'number-form warning'],
    ['0.00', 'number-form warning'],
    ['150.00', 'number-form warning'],
    ['1.250', 'number-form warning'],
    ['007', 'number-form warning'],
    ['0.5', 'number-form warning'],
    ['5.', 'number-form warning'],
  ];
  it.each(amounts)('reads the amount %s as it should', (amount, expected) => {
    const found = faults(CLAIM.replace('C-1*150*', `C-1*${amount}*`));
    expect(found).toEqual(expected === undefined ? [] : [`${expected} 2300 CLM02 @21`]);
  });

  it('reads a quantity with three decimals', () => {
    expect(faults(swap('UN*1***1:2', 'UN*1.125***1:2'))).toEqual([]);
  });

  it('keeps claims of two subscribers apart', () => {
    const claim = CLAIM.slice(CLAIM.indexOf('HL*2*1'), CLAIM.indexOf('SE*'));
    const { tree, issues } = validated(
      CLAIM.replace('SE*34', `${claim.replace('HL*2*1', 'HL*4*1').replace('HL*3*2', 'HL*5*4')}SE*57`),
    );
    expect(issues).toEqual([]);
    expect(tree.descendants('2000B').map((loop) => loop.descendants('2300').length)).toEqual([1, 1]);
  });

  it('never throws and keeps its places whatever is dropped, doubled or moved', () => {
    const lines = [CLAIM, REMITTANCE].map((text) => text.split('\n'));
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom('drop', 'double', 'move')), {
          maxLength: 8,
        }),
        (source, edits) => {
          const segments = [...source];
          for (const [from, to, kind] of edits) {
            const at = 1 + (from % (segments.length - 1));
            const [taken] = kind === 'double' ? [segments[at]!] : segments.splice(at, 1);
            if (kind !== 'drop') segments.splice(1 + (to % segments.length), 0, taken!);
            if (segments.length < 3) return;
          }
          const set = setOf(segments.join('\n'));
          for (const { at } of validated(segments.join('\n')).issues) {
            expect(at.segmentPosition).toBeGreaterThanOrEqual(1);
            expect(at.segmentPosition).toBeLessThanOrEqual(set.segments.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('puts no value of an element into an issue', () => {
    const text = CLAIM.replaceAll('DOE', 'D\u00d3E')
      .replace('M1', 'M'.repeat(90))
      .replace('20150203', '20159903');
    const { issues } = validated(text);
    expect(issues.length).toBeGreaterThan(3);
    expect(JSON.stringify(issues)).not.toMatch(/D\u00d3E|MMM|20159903|ANN|SAM/);
  });

  it('looks at each segment a bounded number of times, however long the file', () => {
    const payment = REMITTANCE.slice(REMITTANCE.indexOf('CLP'), REMITTANCE.indexOf('PLB'));
    for (const part of [payment, 'N3*9 PAY ST\n', `N1*PE*ROSE*XX*1234567893\n${payment}`, 'N1*ZZ*ROSE\n']) {
      const [small, large] = [500, 2000].map((times) =>
        looksAt(REMITTANCE.replace('PLB', `${part.repeat(times)}PLB`)),
      );
      expect(large! / small!).toBeLessThan(4.1);
    }
  });
});

/** How often the validator reads an identifier, element, component or repetition. */
function looksAt(text: string): number {
  let looks = 0;
  const watch = (segment: Segment): Segment =>
    new Proxy(segment, {
      get(target, name) {
        looks += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const set = setOf(text);
  validateSet({ ...set, segments: set.segments.map(watch) }, findGuide('835', '005010X221A1')!);
  return looks;
}
