import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { ProfessionalClaim } from '../../../schemas/claim.js';
import { readPriorPayments } from '../../../src/simulator/payer/read-prior-payments.js';
import { answer, expectBalance, paymentsOf, readAll } from '../read-answer.js';
import { buildClinicClaims, writeSubmission } from '../write-submission.js';

/** Nobody is denied or left without an answer. */
const PLAIN = { rejectionPercent: 0, claimDenialPercent: 0, lineDenialPercent: 0, unansweredPercent: 0 };

/** The claims of patients with two coverages, as they go to the second. */
function buildSecondaryClaims(): ProfessionalClaim[] {
  return buildClinicClaims('later', 150).flatMap((claim) => {
    const [other] = claim.otherCoverages;
    if (!other) return [];
    const first = {
      payer: claim.payer,
      payerResponsibility: claim.payerResponsibility,
      subscriber: claim.subscriber,
      relationshipCode: claim.relationshipCode,
    };
    return [{ ...claim, ...other, otherCoverages: [first] }];
  });
}

/** Adds to every line that the first payer paid a dollar and wrote one off, and left the rest to the patient. */
function tellPriorPayment(bytes: Uint8Array): Uint8Array {
  const told = Buffer.from(bytes)
    .toString('latin1')
    .replace(
      /(~REF\*6R\*[^~]+)/g,
      '$1~SVD*SIM05*1*HC:99213**1~CAS*CO*45*1*****~CAS*PR*2*9~DTP*573*D8*20260101',
    );
  const segments = told.split('~').length - 1;
  return Buffer.from(told.replace(/~SE\*\d+/, `~SE*${segments - 4}`), 'latin1');
}

describe('a payer after the first', () => {
  const claims = buildSecondaryClaims();

  it('answers as second, restates what is settled and pays of what is left', () => {
    const interchange = tellPriorPayment(writeSubmission(claims));
    const advices = readAll(answer([], { interchange, behaviour: PLAIN }));
    for (const advice of advices) expectBalance(advice);
    const payments = paymentsOf(advices);
    expect(payments).toHaveLength(claims.length);
    expect(claims.length).toBeGreaterThan(15);
    for (const { claimStatusCode, services } of payments) {
      expect(claimStatusCode).toBe('2');
      for (const { adjustments } of services)
        expect(adjustments[0]).toMatchObject({ groupCode: 'OA', reasonCode: '23', amount: 200 });
    }
    expect(payments.some(({ paymentAmount }) => paymentAmount > 0)).toBe(true);
  });

  it('refuses to pay unless it is told what the first payer did', () => {
    const payments = paymentsOf(readAll(answer(claims, { behaviour: PLAIN })));
    expect(payments).toHaveLength(claims.length);
    for (const payment of payments) {
      expect(payment.outpatient?.remarkCodes).toContain('MA04');
      expect(payment.services[0]!.adjustments[0]).toMatchObject({ groupCode: 'CO', reasonCode: '16' });
    }
  });

  it('reads what is open of a line: the charge less payments and write-offs of all payers, told once', () => {
    const header =
      'ISA*00*          *00*          *ZZ*A              *ZZ*B              *260101*1200*^*00501*000000001*0*T*:~';
    const lines = [
      'SV1*HC:99213*500*UN*1***1~REF*6R*A~SVD*P1*294*HC:99213**1~CAS*CO*45*125**253*6~CAS*PR*2*75~DTP*573*D8*20260101',
      'SV1*HC:99214*90*UN*1***1~REF*6R*B',
      'SV1*HC:99215*500*UN*1***1~REF*6R*C~SVD*P1*294*HC~CAS*CO*45*131~SVD*P2*60*HC~CAS*OA*23*425~CAS*CO*45*5',
    ];
    const body = lines.map((line, index) => `LX*${index + 1}~${line}~`).join('');
    const text = `${header}GS*HC*A*B*20260101*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~CLM*P1*1090~${body}SE*1*0001~GE*1*1~IEA*1*000000001~`;
    const [interchange] = parseX12(Buffer.from(text)).interchanges;
    const prior = readPriorPayments(interchange!.groups[0]!.sets[0]!);
    expect([...prior.get('P1')!]).toEqual([
      ['A', 7500],
      ['C', 1000],
    ]);
  });
});
