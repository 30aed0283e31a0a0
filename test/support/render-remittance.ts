import {
  type Cents,
  formatX12Cents,
  negateCents,
  parseCents,
  subtractCents,
  sumCents,
} from '../../schemas/money.js';

/**
 * `J1N1 120 P1`: claim, paid and the payer's number of a claim of 150.00; `J1N1 -120 P1` reverses that. What is not paid is
 * CO-45, or as it says: `J1N1 0 P1 CO-16`, or `J1N1 60 P1 CO-45 30` where that leaves something unsaid. `P2<P1` names P1 as
 * the payer's number before (REF*F8).
 */
export interface RenderedRemittance {
  readonly trace: string;
  /** CCYYMMDD. */
  readonly date: string;
  readonly claims: readonly string[];
  /** `WO:P1 -50`. */
  readonly plb?: readonly string[];
  readonly payer?: string;
  /** CLP02 of what is no reversal; 1 when left out. */
  readonly statusCode?: string;
  readonly method?: string;
  /** BPR02, where it is not what the claims and adjustments make. */
  readonly stated?: string;
  readonly creditDebitCode?: string;
  /** ISA08, ISA13. */
  readonly receiver?: string;
  readonly control?: string;
}

const CHARGE = parseCents('150')!;

/** An 835 that balances, for the practice and the claims of `layJobs`. */
export function renderRemittance(given: RenderedRemittance): Uint8Array {
  const claims = given.claims.map(readClaim);
  const adjustments = (given.plb ?? []).map((text) => {
    const [code = '', amount = ''] = text.split(' ');
    return { code, amount: parseCents(amount)! };
  });
  const paid = subtractCents(
    sumCents(claims, (claim) => claim.paid),
    sumCents(adjustments, ({ amount }) => amount),
  );
  const method = given.method ?? (paid === 0 ? 'NON' : 'ACH');
  const set = [
    'ST*835*0001',
    `BPR*I*${given.stated ?? formatX12Cents(paid)}*${given.creditDebitCode ?? 'C'}*${method}*CCP*01*999999992*DA*123456*${given.payer ?? '1512345678'}**01*999988880*DA*98765*${given.date}`,
    `TRN*1*${given.trace}*${given.payer ?? '1512345678'}`,
    `DTM*405*${given.date}`,
    'N1*PR*PAYER ONE',
    'N3*1 MAIN ST',
    'N4*DAYTON*OH*45402',
    'PER*BL*HELP*TE*8005550100',
    'N1*PE*RIVERSIDE*XX*1999999984',
    'LX*1',
    ...claims.flatMap((claim) => renderClaim(claim, given.statusCode ?? '1')),
    ...adjustments.map(({ code, amount }) => `PLB*1999999984*20261231*${code}*${formatX12Cents(amount)}`),
  ];
  const control = given.control ?? '000000001';
  const receiver = (given.receiver ?? 'RIVERSIDE').padEnd(15);
  const isa = `ISA*00*          *00*          *ZZ*PAYER          *ZZ*${receiver}*260301*1200*^*00501*${control}*0*P*:`;
  const group = 'GS*HP*PAYER*RIVERSIDE*20260301*1200*1*X*005010X221A1';
  const segments = [isa, group, ...set, `SE*${set.length + 1}*0001`, 'GE*1*1', `IEA*1*${control}`];
  return Buffer.from(`${segments.join('~\n')}~\n`);
}

interface RenderedClaim {
  readonly name: string;
  readonly paid: Cents;
  readonly number: string;
  readonly earlier: string | undefined;
  readonly isReversal: boolean;
  /** `CO-45`. */
  readonly reason: string;
  readonly reduced: Cents | undefined;
}

function readClaim(text: string): RenderedClaim {
  const [name = '', amount = '', numbers = '', reason = 'CO-45', reduced = ''] = text.split(' ');
  const [number = '', earlier] = numbers.split('<');
  return {
    name,
    number,
    earlier,
    reason,
    reduced: parseCents(reduced),
    paid: parseCents(amount)!,
    isReversal: amount.startsWith('-'),
  };
}

function renderClaim(claim: RenderedClaim, statusCode: string): string[] {
  const { name, paid, number, earlier, isReversal, reason } = claim;
  const charge = isReversal ? negateCents(CHARGE) : CHARGE;
  const rest = claim.reduced ?? subtractCents(charge, paid);
  const [billed, given, reduced] = [charge, paid, rest].map(formatX12Cents);
  return [
    `CLP*${name}*${isReversal ? 22 : statusCode}*${billed}*${given}**12*${number}*11`,
    'NM1*QC*1*DOE*JANE****MI*M1',
    ...(earlier === undefined ? [] : [`REF*F8*${earlier}`]),
    `SVC*HC:99213*${billed}*${given}`,
    'DTM*472*20260210',
    `CAS*${reason.replace('-', '*')}*${reduced}`,
    'REF*6R*L1',
  ];
}
