import type { ReceivedFile } from '../../../src/app/files/receive-file.js';
import type { TestStore } from '../../support/open-test-store.js';
import { type SentClaims, sendClaims } from '../../support/sent-claims.js';

/** The attacks on what comes in as X12, each by its number, and what each of them must get. */

export const ISA =
  'ISA*00*          *00*          *ZZ*CLEARHOUSE     *ZZ*ROSECLINIC     *260116*0800*^*00501*000000901*0*T*:~';
export const BODY = [
  'BPR*I*80*C*ACH*CCP*01*021000021*DA*1112223*1512345678**01*031000031*DA*4445556*20260116',
  'TRN*1*T0901*1512345678',
  'DTM*405*20260116',
  'N1*PR*PLAN ONE',
  'N3*9 PAYER STREET',
  'N4*DENVER*CO*80202',
  'PER*BL*PROVIDER LINE*TE*5555550100',
  'N1*PE*ROSE CLINIC*XX*1999999984',
  'LX*1',
  'CLP*CW000000001*1*100*80**12*P901*11*1',
  'NM1*QC*1*DOE*ANN****MI*M1001',
  'SVC*HC:99213*100*80**1',
  'DTM*472*20260102',
  'CAS*CO*45*20',
];

/** An 835 that pays the claim of the practice; the segments between ST and SE, and what is changed after. */
export function remittance(
  body: readonly string[] = BODY,
  change: (text: string) => string = (text) => text,
): string {
  const set = ['ST*835*0001*005010X221A1', ...body, `SE*${body.length + 2}*0001`];
  const group = ['GS*HP*CLEAR*ROSE*20260116*0800*901*X*005010X221A1', ...set, 'GE*1*901'];
  return change(`${ISA}${[...group, 'IEA*1*000000901'].map((segment) => `${segment}~`).join('')}`);
}

export const changed = (from: string | RegExp, to: string) =>
  remittance(BODY, (text) => replaced(text, from, to));

function replaced(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`Nothing to replace: ${from}`);
  return result;
}

export interface Attacked {
  readonly sent: SentClaims;
  readonly received: ReceivedFile;
  readonly codes: readonly string[];
  /** Journals beside the charge. */
  readonly journals: number;
  /** Sum of what lies in unapplied cash, in cents. */
  readonly unapplied: number;
  readonly items: readonly string[];
}

export async function attack(
  opened: TestStore,
  bytes: Uint8Array | string,
  sent?: SentClaims,
): Promise<Attacked> {
  const claims = sent ?? (await sendClaims(opened));
  const received = await claims.receive(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  const issues = [...received.issues, ...received.remittances.flatMap((each) => each.issues)];
  const { practiceId } = claims.actor;
  const sum = async (text: string) =>
    Number((await opened.store.dataSource.query<{ n: string }[]>(text, [practiceId]))[0]!.n);
  return {
    sent: claims,
    received,
    codes: issues.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    journals: (await sum('SELECT count(*) AS n FROM journals WHERE practice_id = $1')) - 1,
    unapplied: -(await sum(
      `SELECT coalesce(sum(balance_cents), 0) AS n FROM account_balances
       WHERE practice_id = $1 AND account = 'liability.unapplied'`,
    )),
    items: await claims.items(),
  };
}

/** Kept, told of with a place, on the work list, and nothing in the ledger. */
export async function expectQuarantine(
  opened: TestStore,
  bytes: Uint8Array | string,
  code: string,
): Promise<Attacked> {
  const attacked = await attack(opened, bytes);
  const { received, codes, journals, items } = attacked;
  expect(codes).toContain(code);
  expect(['quarantined', 'quarantined']).toContain(received.remittances[0]?.result ?? received.result);
  expect(journals).toBe(0);
  expect(items).toHaveLength(1);
  return attacked;
}
