/** An 835 of one set around its claim payments and provider adjustments, as a payer's system writes it. */
export function renderSet(set: {
  readonly number: number;
  readonly traceNumber: string;
  /** BPR02, in dollars. */
  readonly paid: string;
  readonly claims: readonly string[];
  readonly adjustments?: readonly string[];
  /** Element separator, component separator, terminator. */
  readonly delimiters?: string;
}): Uint8Array {
  const { number, traceNumber, paid, claims, adjustments = [], delimiters = '*:~' } = set;
  const [element, component, end] = delimiters;
  const body = [
    'ST*835*0001',
    `BPR*I*${paid}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260301`,
    `TRN*1*${traceNumber}*1512345678`,
    'DTM*405*20260301',
    ...['N1*PR*PAYER ONE', 'N3*1 MAIN ST', 'N4*DAYTON*OH*45402', 'PER*BL*HELP*TE*8005550100'],
    'N1*PE*RIVERSIDE*XX*1999999984',
    'LX*1',
    ...claims,
    ...adjustments,
  ];
  const digits = String(number).padStart(9, '0');
  const segments = [
    `ISA*00*          *00*          *ZZ*PAYER          *ZZ*RIVERSIDE      *260301*1200*^*00501*${digits}*0*P*:`,
    `GS*HP*PAYER*RIVERSIDE*20260301*1200*${number}*X*005010X221A1`,
    ...body,
    ...[`SE*${body.length + 1}*0001`, `GE*1*${number}`, `IEA*1*${digits}`],
  ];
  const text = segments
    .map((segment) => segment.replaceAll('*', '\0').replaceAll(':', component!))
    .join(`${end}\n`);
  return Buffer.from(`${text.replaceAll('\0', element!)}${end}\n`);
}

/** The segments of one claim payment with one line; `adjustments` such as `CO-45 30`. */
export function renderClaim(claim: {
  readonly controlNumber: string;
  readonly status?: string;
  readonly charge: string;
  readonly paid: string;
  readonly patientShare?: string;
  readonly payerNumber: string;
  readonly adjustments: readonly string[];
}): string[] {
  const { controlNumber, status = '1', charge, paid, patientShare = '', payerNumber, adjustments } = claim;
  return [
    `CLP*${controlNumber}*${status}*${charge}*${paid}*${patientShare}*12*${payerNumber}*11`,
    'NM1*QC*1*DOE*JANE****MI*M1',
    `SVC*HC:99213*${charge}*${paid}`,
    'DTM*472*20260210',
    ...adjustments.map((each) => `CAS*${each.replace(/[- ]/g, '*').replace('**', '*-')}`),
    'REF*6R*L1',
  ];
}
