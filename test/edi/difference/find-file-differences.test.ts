import { renderDifference } from '../../../edi/difference/difference.js';
import { findFileDifferences } from '../../../edi/difference/find-file-differences.js';
import { renderIssue } from '../../../schemas/issue.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { fixture } from '../sets-of.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');
const CLAIM = textOf('837p/dependent.edi');
const PAID = textOf('835/paid.edi');

function compare(first: string, second: string): string[] {
  const { differences, issues } = findFileDifferences(
    Buffer.from(first, 'latin1'),
    Buffer.from(second, 'latin1'),
  );
  return [...differences.map(renderDifference), ...issues.map(renderIssue)];
}

describe('claims', () => {
  test.each<[string, string, string, string[]]>([
    ['a charge', 'HC:99213:25*125.5', 'HC:99213:25*130', ['claim C1002: line 1, charge: 125.50 -> 130.00']],
    ['a diagnosis more', 'ABF:R509', 'ABF:R509*ABF:R05', ['claim C1002: diagnosis added: ABF R05']],
    ['a diagnosis less', '*ABF:R509', '', ['claim C1002: diagnosis removed: ABF R509']],
    [
      'the order of diagnoses',
      'ABK:J020*ABF:R509',
      'ABF:R509*ABK:J020',
      ['claim C1002: order of diagnoses: J020 R509 -> R509 J020'],
    ],
    [
      'a modifier',
      'HC:99213:25',
      'HC:99213:25:59',
      ['claim C1002: line 1, procedure, modifiers: 25 -> 25 59'],
    ],
    ['pointers', '1:2~', '2:1~', ['claim C1002: line 1, diagnosis pointers: 1 2 -> 2 1']],
    ['a date', 'D8*20260102', 'D8*20260103', ['claim C1002: line 1, service date: 2026-01-02 -> 2026-01-03']],
    ['a birth', '20150203*M', '20150204*M', ['claim C1002: patient, birth date: 2015-02-03 -> 2015-02-04']],
    [
      'a provider',
      '*KIM****XX*1999000015',
      '*TOM****XX*1999000015',
      ['claim C1002: provider 82, provider, first name: KIM -> TOM'],
    ],
    [
      'another number of the only claim',
      'CLM*C1002',
      'CLM*C1003',
      ['claim C1002: patient control number: C1002 -> C1003'],
    ],
    [
      'a segment that no field holds',
      'HI*ABK',
      'K3*ANY~\nHI*ABK',
      ['claim C1002: segments that are not read into fields: nothing -> K3'],
    ],
    ['another envelope', '000000042', '000000043', []],
  ])('%s', (_, from, to, sentences) => {
    expect(compare(CLAIM, CLAIM.replace(from, to))).toEqual(sentences);
  });

  test('only in one of the files, and whatever their order', () => {
    const claim = /CLM\*[\s\S]*?(?=SE\*)/.exec(CLAIM)![0];
    const other = claim.replace('C1002*125.5', 'C1003*60').replace('99213:25*125.5', '87880*60');
    const one = CLAIM.replace(claim, claim + other);
    expect(compare(one, CLAIM.replace(claim, other + claim))).toEqual([]);
    expect(compare(one, CLAIM)).toEqual(['claim C1003: only in the first']);
    expect(compare(CLAIM, one)).toEqual(['claim C1003: only in the second']);
  });

  test('with other delimiters and line breaks there is no difference', () => {
    const other = CLAIM.replaceAll('*', '|').replaceAll(':', '>').replaceAll('~\n', '!');
    expect(compare(CLAIM, other)).toEqual([]);
  });
});

describe('remittances', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a payment',
      'CLP*C1001*1*150*150',
      'CLP*C1001*1*150*140',
      ['claim payment C1001: payment: 150.00 -> 140.00'],
    ],
    [
      'an adjustment more',
      'REF*6R*L2',
      'CAS*CO*45*10~\nREF*6R*L2',
      ['claim payment C1001: service L2, adjustment added: CO 45 10.00'],
    ],
    ['a remark less', 'LQ*HE*M15~\n', '', ['claim payment C1001: service L2, remark code removed: M15']],
    ['the means of payment', 'ACH', 'CHK', ['payment T0001: payment method code: ACH -> CHK']],
    [
      'the trace number of the only payment',
      'TRN*1*T0001',
      'TRN*1*T0002',
      ['payment T0001: trace number: T0001 -> T0002'],
    ],
    [
      'an amount',
      'AMT*B6*100',
      'AMT*B6*99.5',
      ['claim payment C1001: service L1, amount B6: 100.00 -> 99.50'],
    ],
    ['a status', 'CLP*C1001*1', 'CLP*C1001*2', ['claim payment C1001: claim status code: 1 -> 2']],
  ])('%s', (_, from, to, sentences) => {
    const found = compare(PAID, PAID.replace(from, to));
    expect(found.map((sentence) => sentence.replace(', amount: ', ': '))).toEqual(sentences);
  });

  test('a reversal is compared with the reversal', () => {
    const both = textOf('835/reversal-and-correction.edi');
    const [first, second] = both.match(/CLP\*[\s\S]*?(?=~\n(?:CLP|PLB|SE)\*)/g) as [string, string];
    expect(first.split('*')[1]).toBe(second.split('*')[1]);
    expect(compare(both, both.replace(first, '#').replace(second, first).replace('#', second))).toEqual([]);
  });
});

describe('what cannot be compared is told', () => {
  test.each<[string, string, string, string]>([
    [
      'other sets',
      textOf('999/accepted.edi'),
      CLAIM,
      'Set 999 is neither an 837 nor an 835; only these are compared',
    ],
    [
      'claims with remittances',
      CLAIM,
      PAID,
      'One file holds claims and the other remittances; like is compared with like',
    ],
    ['no X12', 'hello', CLAIM, 'No ISA was found; the file begins with something else'],
    [
      'an amount that is none',
      PAID.replace('CLP*C1001*1*150', 'CLP*C1001*1*1,50'),
      PAID,
      'What stands here could not be read, so it is not compared',
    ],
  ])('%s', (_, first, second, sentence) => {
    expect(compare(first, second).join('\n')).toContain(sentence);
  });
});

test('files that others wrote do not differ from themselves', () => {
  const samples = process.env.SAMPLES_DIR ? readSampleFiles() : [];
  const differing = samples.filter(({ bytes }) => findFileDifferences(bytes, bytes).differences.length > 0);
  expect(differing.map(({ hash }) => hash)).toEqual([]);
});
