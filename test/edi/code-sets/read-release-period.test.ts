import { readFiscalYear, readGrouperYear, readQuarter } from '../../../edi/code-sets/read-release-period.js';

const show = (period: { from: string; to: string } | undefined) => period && `${period.from} ${period.to}`;

describe('the name of an official file', () => {
  it.each([
    ['icd10cm_order_2022.txt', '2021-10-01 2022-09-30'],
    ['icd10cm-order-Jan-2021.txt', '2021-01-01 2021-09-30'],
    ['icd10cm-order-April-2025.txt', '2025-04-01 2025-09-30'],
    ['ICD10CM_FY26_order.txt', '2025-10-01 2026-09-30'],
    ['POAexemptCodesFY24.txt', '2023-10-01 2024-09-30'],
    ['icd10cm-order.txt', undefined],
    ['order-20220101.txt', undefined],
  ])('%s tells a fiscal year', (name, expected) => {
    expect(show(readFiscalYear(name))).toBe(expected);
  });

  it.each([
    ['HCPC2016_CONTR_ANWEB.txt', '2016-01-01 2016-12-31'],
    ['HCPC2025_JAN_ANWEB.txt', '2025-01-01 2025-03-31'],
    ['HCPC2024_APR_ANWEB.txt', '2024-04-01 2024-06-30'],
    ['HCPC2025_JUL_ANWEB_v2.txt', '2025-07-01 2025-09-30'],
    ['HCPC2025_OCT_ANWEB.txt', '2025-10-01 2025-12-31'],
    ['hcpcs_level2_2024q3.tsv', '2024-07-01 2024-09-30'],
    ['july.txt', undefined],
  ])('%s tells a quarter or a year', (name, expected) => {
    expect(show(readQuarter(name))).toBe(expected);
  });

  it.each([
    ['ms_drg_v40.tsv', '2022-10-01 2023-09-30'],
    ['MS-DRG V42.txt', '2024-10-01 2025-09-30'],
    ['drg_2022.tsv', '2021-10-01 2022-09-30'],
    ['drg.tsv', undefined],
  ])('%s tells the year of a grouper', (name, expected) => {
    expect(show(readGrouperYear(name))).toBe(expected);
  });
});
