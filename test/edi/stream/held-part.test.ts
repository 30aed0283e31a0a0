import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { remittanceStream } from '../../../edi/stream/remittance-stream.js';
import type { StreamOptions } from '../../../edi/stream/stream-options.js';
import type { StreamedClaimPayment } from '../../../edi/stream/streamed-remittance.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { ClaimPayment, ClaimPaymentAmounts } from '../../../schemas/remittance-advice.js';
import { checkClaimPaymentBalance } from '../../../schemas/remittance-balance.js';
import { BASE_FILES } from '../mutants/base-files.js';
import { MUTATORS, type Mutator } from '../mutants/mutators.js';
import { SeededRandom } from '../mutants/random.js';
import { fixture } from '../sets-of.js';

const REMITTANCES = BASE_FILES.filter((text) => text.includes('ST*835*') || text.includes('CLP'));
const NAMES = Object.keys(MUTATORS);
const MUTANTS = 1000;

function streamed(bytes: Uint8Array, chunk: number, options: StreamOptions = {}): StreamedClaimPayment[] {
  const stream = remittanceStream(options);
  const told: unknown[] = [];
  for (let at = 0; at < bytes.length; at += chunk) told.push(...stream.push(bytes.subarray(at, at + chunk)));
  told.push(...stream.end());
  return (told as StreamedClaimPayment[]).filter(({ kind }) => kind === 'claim-payment');
}

/** The claim payments as they are read of whole sets. */
function whole(bytes: Uint8Array): ClaimPayment[] {
  const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  return sets
    .filter(({ identifier }) => identifier === '835')
    .flatMap((set) => readRemittanceAdvice(set).advice?.claimPayments ?? []);
}

function amountsOf(payment: ClaimPayment): ClaimPaymentAmounts {
  const { ordinal, patientControlNumber, claimStatusCode, chargeAmount, paymentAmount } = payment;
  const share = payment.patientResponsibilityAmount;
  return {
    ...{ ordinal, patientControlNumber, claimStatusCode, chargeAmount, paymentAmount },
    ...(share !== undefined && { patientResponsibilityAmount: share }),
    adjustments: payment.adjustments,
    services: payment.services.map((service) => ({
      ordinal: service.ordinal,
      procedure: service.procedure,
      chargeAmount: service.chargeAmount,
      paymentAmount: service.paymentAmount,
      adjustments: service.adjustments,
      place: service.place,
    })),
    ...(payment.unreadableAmounts && { unreadableAmounts: payment.unreadableAmounts }),
    place: payment.place,
  };
}

function expectSame(parts: readonly StreamedClaimPayment[]): void {
  for (const { amounts, balance, payment } of parts) {
    expect(amounts).toEqual(amountsOf(payment));
    expect(balance).toEqual(checkClaimPaymentBalance(payment));
  }
}

describe('a claim payment of which the amounts have been read', () => {
  it('says the same once it has been read to its end, of changed files too', () => {
    let compared = 0;
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const random = new SeededRandom(seed);
      let text = random.pick(REMITTANCES);
      for (let times = random.below(3); times > 0 && text.length > 0; times -= 1) {
        text = (MUTATORS[random.pick(NAMES)] as Mutator)(text, random);
      }
      const bytes = Buffer.from(text, 'latin1');
      const parts = streamed(bytes, 1 + random.below(2000));
      expectSame(parts);
      const atOnce = streamed(bytes, 1 + random.below(2000), { whole: true });
      expect(JSON.stringify(atOnce)).toBe(JSON.stringify(parts));
      const wanted = whole(bytes);
      const payments = parts.map(({ payment }) => payment);
      // Of a set whose payment cannot be read nothing is told as a whole.
      if (payments.length !== wanted.length) continue;
      expect(payments).toEqual(wanted);
      compared += wanted.length;
    }
    expect(compared).toBeGreaterThan(MUTANTS / 2);
  });

  it('says the same long after its bytes have gone, and in any order', () => {
    const text = Buffer.from(fixture('835/paid.edi'))
      .toString('latin1')
      .replace(/\s*~\s*/g, '~\r\n');
    const set = /ST\*835\*[\s\S]*?SE\*\d+\*\w+~\s*/.exec(text)![0];
    const bytes = Buffer.from(text.replace(set, set.repeat(200)), 'latin1');
    const parts = streamed(bytes, 65_536);
    const backwards = [...parts].reverse().map(({ payment }) => payment);
    expect(parts.length).toBeGreaterThanOrEqual(200);
    expect(backwards.reverse()).toEqual(whole(bytes));
    expectSame(parts);
  });

  it('says nothing of a second payment that stands within it', () => {
    const text = Buffer.from(fixture('835/paid.edi')).toString('latin1');
    const [, payment] = /(BPR\*[^~]*~)/.exec(text)!;
    const bytes = Buffer.from(text.replaceAll(/(DTM\*472\*[^~]*~)/g, `$1${payment}TRN*1*9*1999999999~`));
    expect(bytes.length).toBeGreaterThan(text.length);
    const parts = streamed(bytes, 65_536);
    expect(parts.map((part) => part.payment)).toEqual(whole(bytes));
    expectSame(parts);
  });
});
