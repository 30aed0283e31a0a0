import { readCodeFile } from '../../../edi/code-sets/read-code-file.js';
import {
  DRGS,
  HCPCS_RECORDS,
  HCPCS_TABLE,
  ICD_10_CM,
  ICD_10_PCS,
  PLACES,
  POA_EXEMPT,
  POA_EXEMPT_NUMBERED,
} from './official-files.js';

function read(name: string, bytes: Uint8Array) {
  const outcome = readCodeFile(name, bytes);
  if (!outcome) return undefined;
  return 'done' in outcome ? outcome.done : outcome.refused.issues.map(({ code }) => code);
}

describe('official files of codes', () => {
  it.each<[string, Uint8Array, object]>([
    [
      'icd10cm_order_2022.txt',
      ICD_10_CM,
      { set: 'icd_10_cm', from: '2021-10-01', to: '2022-09-30', rejected: 0 },
    ],
    ['icd10pcs_order_2022.txt', ICD_10_PCS, { set: 'icd_10_pcs', from: '2021-10-01', rejected: 0 }],
    [
      'HCPC2016_CONTR_ANWEB.txt',
      HCPCS_RECORDS,
      // What ended before the oldest termination that it still tells is not in it.
      { set: 'hcpcs', from: '2014-04-01', to: '2016-12-31', rejected: 0 },
    ],
    ['hcpcs_2024q3.tsv', HCPCS_TABLE, { set: 'hcpcs', from: '2024-01-01', to: '2024-09-30' }],
    ['place_of_service_2024.tsv', PLACES, { set: 'pos', from: '2024-01-01', to: '2024-12-31' }],
    ['ms_drg_v40.tsv', DRGS, { set: 'drg', from: '2022-10-01', to: '2023-09-30' }],
    ['poa_exempt_2022.txt', POA_EXEMPT, { set: 'poa_exempt', from: '2021-10-01', to: '2022-09-30' }],
    ['POAexemptCodesFY24.txt', POA_EXEMPT_NUMBERED, { set: 'poa_exempt', to: '2024-09-30' }],
  ])('%s is known by its lines and dated by its name', (name, bytes, expected) => {
    expect(read(name, bytes)).toMatchObject(expected);
  });

  it('give codes without a point, and tell headers from codes that may be sent', () => {
    expect(read('icd10cm_order_2022.txt', ICD_10_CM)).toMatchObject({
      rows: [
        { code: 'A00', isBillable: false },
        { code: 'A000', isBillable: true },
        { code: 'A009', isBillable: true },
        { code: 'C4A', isBillable: false },
        { code: 'C4A0', isBillable: true },
        { code: 'H810', isBillable: false },
        { code: 'S72001A', isBillable: true },
      ],
    });
    expect(read('poa_2024.txt', POA_EXEMPT_NUMBERED)).toMatchObject({
      rows: [{ code: 'B900' }, { code: 'B901' }],
    });
  });

  it('give the dates of HCPCS codes, and neither modifiers nor the rest of a text', () => {
    expect(read('HCPC2016_CONTR_ANWEB.txt', HCPCS_RECORDS)).toMatchObject({
      rows: [
        { code: 'A4206', from: '1996-01-01' },
        { code: 'G0008', from: '1993-01-01', to: '2014-03-31' },
        { code: 'Q9950', from: '2016-04-01', to: '2016-06-30' },
        { code: 'J3490', from: '1986-01-01' },
      ],
    });
    const table = read('hcpcs_2024q3.tsv', HCPCS_TABLE);
    expect(table).toMatchObject({
      rows: [
        { code: 'A0021', from: '1985-01-01' },
        { code: 'A4206', from: '1996-01-01', to: '2023-12-31' },
        { code: 'J0001', from: '2024-07-01' },
      ],
    });
  });

  it('hold no code of a number that nothing is assigned to', () => {
    expect(read('pos_2024.tsv', PLACES)).toMatchObject({ rows: [{ code: '11' }, { code: '21' }] });
  });

  it('may begin with a byte order mark', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), PLACES]);
    expect(read('pos_2024.tsv', marked)).toMatchObject({ set: 'pos' });
  });

  it('whose name tells no year are refused: of which days they speak cannot be known', () => {
    expect(read('icd10cm_order.txt', ICD_10_CM)).toEqual(['codes.no-period']);
    expect(read('order_20221.txt', ICD_10_CM)).toEqual(['codes.no-period']);
  });

  it('with a few other lines are read, and the lines counted', () => {
    const many = Buffer.concat(Array.from({ length: 30 }, () => ICD_10_CM));
    const found = read('icd10cm_order_2022.txt', Buffer.concat([many, Buffer.from('END OF FILE\r\n')]));
    expect(found).toMatchObject({ rejected: 1 });
  });

  it('with many other lines, or records of another length, are refused', () => {
    const half = Buffer.concat([ICD_10_CM, Buffer.from('x\n'.repeat(7))]);
    expect(read('icd10cm_order_2022.txt', half)).toEqual(['codes.wrong-rows']);
    const short = HCPCS_RECORDS.toString('latin1').replace('J3490', 'J349');
    expect(read('HCPC2016.txt', Buffer.from(short, 'latin1'))).toEqual(['codes.wrong-rows']);
    const noDate = HCPCS_TABLE.toString().replace('2024-07-01', '2024-07-32');
    expect(read('hcpcs_2024q3.tsv', Buffer.from(noDate))).toEqual(['codes.wrong-rows']);
  });

  it('are told from others', () => {
    for (const text of ['', 'ISA*00*', 'A1001007Dressing', 'code,title\nA00,x\n', '\x00\x01\x02']) {
      expect(read('any_2022.txt', Buffer.from(text, 'latin1'))).toBeUndefined();
    }
  });
});
