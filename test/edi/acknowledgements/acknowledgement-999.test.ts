import { readFileSync } from 'node:fs';
import { buildAcknowledgedSet, findGroupCode } from '../../../edi/acknowledgements/build-acknowledged-set.js';
import { buildAcknowledgement999 } from '../../../edi/acknowledgements/build-acknowledgement-999.js';
import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { validateAgainstGuide, validateInterchange } from '../../../edi/validate-interchange.js';
import { fixture, samplePaths, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X231A1';
const GROUP = { functionalCode: 'HC', version: '005010X222A1' };
const setOf = (name: string) => setsOf(fixture(`999/${name}.edi`), '999')[0]!;
const texts = (set: ReturnType<typeof setOf>) =>
  set.segments
    .slice(1, -1)
    .map((segment) =>
      [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))].join(
        '*',
      ),
    );

describe('readAcknowledgement999', () => {
  it('reads an accepted group', () => {
    expect(readAcknowledgement999(setOf('accepted'))).toEqual({
      functionalCode: 'HC',
      groupControlNumber: '7',
      version: '005010X222A1',
      code: 'A',
      counts: { included: '1', received: '1', accepted: '1' },
      errorCodes: [],
      sets: [
        {
          identifier: '837',
          controlNumber: '0001',
          version: '005010X222A1',
          code: 'A',
          errorCodes: [],
          errors: [],
        },
      ],
    });
  });

  it('reads each error of a rejected set with its place', () => {
    const { code, counts, sets } = readAcknowledgement999(setOf('partly-accepted'))!;
    const claim = { segment: 'CLM', segmentPosition: '25', loop: '2300' };
    expect([code, counts.received, counts.accepted]).toEqual(['P', '2', '1']);
    expect(sets.map((set) => set.code)).toEqual(['A', 'R']);
    expect(sets[1]).toMatchObject({ controlNumber: '0002', errorCodes: ['4', '5'] });
    expect(sets[1]!.errors).toEqual([
      { ...claim, code: '8' },
      { ...claim, element: '2', code: '7' },
      { ...claim, element: '5', component: '3', code: '6' },
      { segment: 'DTP', segmentPosition: '30', loop: '2400', code: '3' },
    ]);
  });

  it('reads a 997 the same way', () => {
    const { code, sets } = readAcknowledgement999(setsOf(fixture('997/partly-accepted.edi'), '997')[0]!)!;
    expect([code, ...sets.map((set) => `${set.controlNumber} ${set.code}`)]).toEqual([
      'P',
      '0001 A',
      '0002 R',
    ]);
    const claim = { segment: 'CLM', segmentPosition: '22' };
    expect(sets[1]!.errors).toEqual([
      { ...claim, code: '8' },
      { ...claim, element: '1', dataElement: '1028', code: '1' },
    ]);
    expect(sets[1]!.errorCodes).toEqual(['5']);
  });

  it('is undefined for a set that names no group', () => {
    const set = setOf('accepted');
    const segments = set.segments.filter(({ id }) => id !== 'AK1');
    expect(readAcknowledgement999({ ...set, segments })).toBeUndefined();
  });
});

describe('buildAcknowledgement999', () => {
  it.each(['accepted', 'partly-accepted'])('builds %s again, valid by its guide', (name) => {
    const built = buildAcknowledgement999(readAcknowledgement999(setOf(name))!, GROUP);
    expect(texts(writtenSet('999', VERSION, built))).toEqual(texts(setOf(name)));
    expect(validateInterchange(fixture(`999/${name}.edi`))).toEqual([]);
  });
});

describe('buildAcknowledgedSet', () => {
  const claims = (from: string, to: string) => {
    const text = Buffer.from(fixture('837p/one-claim.edi')).toString('latin1');
    expect(text).toContain(from);
    const set = setsOf(Buffer.from(text.replace(from, to), 'latin1'), '837')[0]!;
    return buildAcknowledgedSet(set, [...set.issues, ...validateAgainstGuide(set)]);
  };
  const render = (acknowledged: ReturnType<typeof claims>) => {
    const sets = [acknowledged];
    const code = findGroupCode(sets);
    const built = buildAcknowledgement999({ groupControlNumber: '7', code, sets }, GROUP);
    const set = writtenSet('999', VERSION, built);
    expect(validateAgainstGuide(set)).toEqual([]);
    return texts(set).slice(2);
  };

  it.each([
    ['nothing wrong', 'HL*1*', 'HL*1*', ['IK5*A', 'AK9*A*1*1*1']],
    [
      'an element',
      '*A*Y*Y~',
      '*Z*Y*Y~',
      ['IK3*CLM*20*2300*8', 'CTX*CLM01:C1001', 'IK4*7*1359*7', 'IK5*R*5', 'AK9*R*1*1*0'],
    ],
    [
      'two elements of a segment',
      '*Y*A*Y*Y~',
      '*Y*Z*Z*Y~',
      ['IK3*CLM*20*2300*8', 'CTX*CLM01:C1001', 'IK4*7*1359*7', 'IK4*8*1073*7', 'IK5*R*5', 'AK9*R*1*1*0'],
    ],
    [
      'a missing segment',
      'DTP*472*D8*20260102~\n',
      '',
      ['IK3*DTP*26*2400*3', 'CTX*CLM01:C1001', 'IK5*R*4*5', 'AK9*R*1*1*0'],
    ],
    ['a wrong count', 'SE*28', 'SE*27', ['IK5*R*4', 'AK9*R*1*1*0']],
  ])('tells of %s', (_, from, to, expected) => {
    expect(render(claims(from, to))).toEqual(expected);
  });

  it('is partly accepted when some sets are', () => {
    const [good, bad] = [claims('HL*1*', 'HL*1*'), claims('SE*28', 'SE*27')];
    expect([findGroupCode([good]), findGroupCode([good, bad]), findGroupCode([bad])]).toEqual([
      'A',
      'P',
      'R',
    ]);
  });
});

const samples = samplePaths().flatMap((path) => setsOf(readFileSync(path), '999'));
const samplesOf997 = samplePaths().flatMap((path) => setsOf(readFileSync(path), '997'));

if (samples.length > 0) {
  it('reads the 999 samples that others wrote', () => {
    const read = samples.map((set) => readAcknowledgement999(set)!);
    expect(read.map(({ code, sets }) => [code, ...sets.map((set) => set.code)].join(' ')).toSorted()).toEqual(
      ['A A', 'A A', 'P A R R', 'P A R R', 'P A R R', 'R R'].toSorted(),
    );
  });

  it('reads the 997 samples that others wrote, or says that they name no group', () => {
    const tally: Record<string, number> = {};
    for (const set of samplesOf997) {
      const read = readAcknowledgement999(set);
      const code = read
        ? `${read.code || 'none'} over ${read.sets.map((each) => each.code || 'none')}`
        : 'no group';
      tally[code] = (tally[code] ?? 0) + 1;
    }
    expect(tally).toEqual({
      'A over ': 1,
      'A over A': 5,
      'P over A,R': 1,
      'R over ': 1,
      'R over R': 34,
      'R over R,A': 2,
      'R over R,R,R': 6,
      'no group': 1,
    });
  });
}
