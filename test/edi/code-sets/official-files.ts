/** Short files in the layouts of the official ones, with codes that are in the public domain. */

const lines = (...rows: readonly string[]) => Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');

function icdRow(order: number, code: string, isBillable: boolean, title: string): string {
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${isBillable ? 1 : 0} ${title.padEnd(60)} ${title}`;
}

export const ICD_10_CM = lines(
  icdRow(1, 'A00', false, 'Cholera'),
  icdRow(2, 'A000', true, 'Cholera due to Vibrio cholerae 01, biovar cholerae'),
  icdRow(3, 'A009', true, 'Cholera, unspecified'),
  icdRow(4, 'C4A', false, 'Merkel cell carcinoma'),
  icdRow(5, 'C4A0', true, 'Merkel cell carcinoma of lip'),
  icdRow(6, 'H810', false, 'Meni\xe8re'),
  icdRow(7, 'S72001A', true, 'Fracture of unspecified part of neck of right femur, initial'),
);

/** The list of April that follows: one code more. */
export const ICD_10_CM_APRIL = Buffer.concat([ICD_10_CM, lines(icdRow(8, 'Z1152', true, 'Screening'))]);

export const ICD_10_PCS = lines(
  icdRow(1, '001', false, 'Central Nervous System and Cranial Nerves, Bypass'),
  icdRow(2, '0016070', true, 'Bypass Cereb Vent to Nasophar with Autol Sub, Open Approach'),
);

/** A record of 320 characters: code or modifier, sequence and kind, texts, dates of adding, of the action and of termination. */
function hcpcsRecord(code: string, kind: string, added: string, terminated = ''): string {
  const head = `${code.padStart(5)}00100${kind}${'A text of ours'.padEnd(80)}${'Ours'.padEnd(28)}`;
  return `${head.padEnd(268)}${added}${added}${terminated.padEnd(8)}N`.padEnd(320);
}

export const HCPCS_RECORDS = lines(
  hcpcsRecord('A1', '7', '20020701'),
  hcpcsRecord('A4206', '3', '19960101'),
  `A420600200${'4'}more of the text`.padEnd(91),
  hcpcsRecord('G0008', '3', '19930101', '20140331'),
  hcpcsRecord('Q9950', '3', '20160401', '20160630'),
  hcpcsRecord('J3490', '3', '19860101'),
  '\x1a',
);

export const HCPCS_TABLE = Buffer.from(
  [
    'hcpcs\tshort\tdate_term\tdate_added',
    'A0021\tours\t\t1985-01-01',
    'A4206\tours\t2023-12-31\t1996-01-01',
    'J0001\tours\t\t2024-07-01',
  ].join('\n'),
);

export const PLACES = Buffer.from(
  'pos_code\tpos_type\tpos_name\n11\tNon-Facility\tOffice\n21\tFacility\tInpatient\n43\tUnassigned\tUnassigned\n',
);

export const DRGS = Buffer.from('drg\tmdc\ttype\ttitle\n001\t\tP\tOURS\n470\t08\tP\tOURS\n');

export const POA_EXEMPT = lines('B900', 'B901', 'Z6641');
export const POA_EXEMPT_NUMBERED = Buffer.from('1\tB90.0\tours\n2\tB90.1\tours\n');
