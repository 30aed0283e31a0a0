import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildFileAcknowledgement } from '../../../edi/acknowledgements/build-file-acknowledgement.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { samplePaths } from '../sets-of.js';

/** What a 997 or 999 says, in the words of the 999: sets, segments and elements in error, codes. */
function told(bytes: Uint8Array): string[] {
  const { segments } = parseX12(bytes);
  return segments
    .filter(({ id }) => /^(?:TA1|A?I?K[2345]|AK[2359])$/.test(id))
    .map((segment) => {
      const id = segment.id.replace(/^AK(?=[345])/, 'IK');
      const positions = { TA1: [1, 4, 5], AK2: [1, 2], IK3: [1, 2, 4], IK4: [1, 3], AK9: [1, 5] }[id] ?? [
        1, 2, 3,
      ];
      return [id, ...positions.map((position) => segment.element(position))].join('*');
    });
}

function answer(bytes: Uint8Array): string[] {
  const options = { date: '20260101', time: '1200', controlNumber: 1 };
  const written = buildFileAcknowledgement(parseX12(bytes), options);
  return 'done' in written ? told(written.done) : [];
}

/** Ours where it is not theirs; docs/edi-differences.md says why. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  '835id': ['TA1*000003447*A*000', 'AK2*835*40731', 'IK5*R*I6*', 'AK9*R*'],
  '837miss': ['TA1*000010121*R*023'],
  bad_header_looping: ['AK2*835*0001', 'IK5*R*4*I6', 'AK9*R*'],
  fail_no_IEA: ['TA1*000010121*R*023'],
  mult_isa: [
    ...[
      'AK2*278*11280001',
      'IK5*R*1*',
      'AK2*278*11280002',
      'IK5*R*1*',
      'AK2*278*11280003',
      'IK5*R*1*',
      'AK9*R*',
    ],
    ...['AK2*837*11280001', 'IK5*R*I6*', 'AK9*R*', 'AK2*835*0001', 'IK5*R*I6*', 'AK9*R*'],
    ...['AK2*835*0001', 'IK5*R*I6*', 'AK9*R*', 'AK2*835*0001', 'IK5*R*I6*', 'AK9*R*'],
    ...[
      'AK2*278*11280001',
      'IK5*R*1*',
      'AK2*278*11280002',
      'IK5*R*1*',
      'AK2*278*11280003',
      'IK5*R*1*',
      'AK9*R*',
    ],
    ...['AK2*837*11280001', 'IK5*R*I6*', 'AK9*R*', 'AK2*835*0001', 'IK5*R*I6*', 'AK9*R*'],
  ],
  multiple_trn: [
    ...[
      'AK2*278*11280001',
      'IK5*R*1*',
      'AK2*278*11280002',
      'IK5*R*1*',
      'AK2*278*11280003',
      'IK5*R*1*',
      'AK9*R*',
    ],
    ...['AK2*837*11280001', 'IK5*R*I6*', 'AK9*R*', 'AK2*835*0001', 'IK5*R*I6*', 'AK9*R*'],
  ],
  ordinal: ['AK2*837*300145997', 'IK5*R*I6*', 'AK9*R*'],
  simple1: ['AK2*837*11280001', 'IK5*R*I6*', 'AK9*R*'],
  trailer_errors: ['TA1*000484950*R*021'],
};

describe('what a 997 says', () => {
  it('is told in the words of the 999', () => {
    const text = '~AK2*837*0001~AK3*CLM*22**8~AK4*2*782*7*x~AK5*R*5~AK9*R*1*1*0~';
    const header =
      'ISA*00*          *00*          *ZZ*A              *ZZ*B              *260101*1200*^*00501*000000001*0*T*:';
    expect(told(Buffer.from(header + text))).toEqual([
      'AK2*837*0001',
      'IK3*CLM*22*8',
      'IK4*2*7',
      'IK5*R*5*',
      'AK9*R*',
    ]);
  });
});

const stated = samplePaths().filter((path) => path.endsWith('.source.txt.expected.997'));
if (stated.length > 0) {
  describe('acknowledgements that others state', () => {
    it.each(stated.map((path) => [basename(path).replace(/^.*py-|\.source.*$/g, ''), path]))(
      '%s',
      (name, path) => {
        const source = readFileSync(path.replace('.expected.997', ''));
        expect(answer(source)).toEqual(OURS[name] ?? told(readFileSync(path)));
      },
    );
  });
}
