import type { Account, Journal } from '../../schemas/ledger.js';
import { addCents, type Cents, cents, formatCents, sumCents, ZERO } from '../../schemas/money.js';
import type { ClaimPayment, RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { checkRemittanceBalance } from '../../schemas/remittance-balance.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import { buildTrialBalance, sumTrialBalance } from '../../src/domain/ledger/trial-balance.js';
import { planPostings } from '../../src/domain/remittance/planning/plan-postings.js';
import { planProviderAdjustments } from '../../src/domain/remittance/planning/plan-provider-adjustments.js';
import { planUnmatchedPayment } from '../../src/domain/remittance/planning/plan-unmatched-payment.js';
import {
  adjudication,
  advice,
  balanced,
  claimAccount,
  day,
  money,
  providerAdjustment,
  reversalOf,
} from '../domain/remittance/remittance-builder.js';
import { entriesOf, TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';
import { auditBooks } from './audit-books.js';

/** A line of one claim: what is paid, written off, the patient's and denied, in cents. */
const line = fc.record({
  paid: fc.integer({ min: 1, max: 20000 }),
  contractual: fc.nat(9000),
  sequestered: fc.nat(300),
  share: fc.nat(5000),
  denied: fc.nat(4000),
});

const history = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  ending: fc.constantFrom('paid', 'reversed', 'corrected', 'lost'),
  plb: fc.integer({ min: -5000, max: 5000 }),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const text = (amount: number) => formatCents(cents(amount));

function paymentOf(one: History, index: number, isCorrected: boolean): ClaimPayment {
  const lines = one.lines.map((each) => {
    // A correction pays what was denied before, so that it answers the same charge.
    const denied = isCorrected ? 0 : each.denied;
    const paid = isCorrected ? each.paid + each.denied : each.paid;
    const cas = [
      ['CO-45', each.contractual],
      ['CO-253', each.sequestered],
      ['PR-2', each.share],
      ['CO-50', denied],
    ] as const;
    const told = cas.filter(([, amount]) => amount !== 0).map(([code, amount]) => `${code} ${text(amount)}`);
    return { paid: text(paid), cas: told.join(' ') };
  });
  return balanced(lines, {
    patientControlNumber: one.ending === 'lost' ? `LOST${index}` : `PCN${index}`,
    payerControlNumber: `ICN${index}${isCorrected ? 'C' : ''}`,
  });
}

interface Scene {
  readonly claims: ClaimAccount[];
  readonly advices: RemittanceAdvice[];
}

function buildScene(histories: readonly History[]): Scene {
  const claims = histories.flatMap((one, index) => {
    const charges = paymentOf(one, index, false).services.map((each) => formatCents(each.chargeAmount));
    const claim = { ...claimAccount(charges), claimId: `C${index}`, patientControlNumber: `PCN${index}` };
    return one.ending === 'lost' ? [] : [claim];
  });
  const first = histories.map((one, index) => paymentOf(one, index, false));
  const second = histories.flatMap((one, index) => {
    const reversal = reversalOf(first[index]!);
    if (one.ending === 'reversed') return [reversal];
    return one.ending === 'corrected' ? [reversal, paymentOf(one, index, true)] : [];
  });
  const codes = ['WO:X', 'FB', 'L6'];
  const plb = histories.map((one, index) => [codes[index % 3]!, one.plb] as const);
  return { claims, advices: [adviceOf(first, plb), adviceOf(second, [])] };
}

function adviceOf(payments: readonly ClaimPayment[], plb: readonly (readonly [string, number])[]) {
  const numbered = payments.map((payment, index) => ({ ...payment, ordinal: index + 1 }));
  const providerAdjustments = plb.map(([code, amount], index) =>
    providerAdjustment(index + 1, code, text(amount)),
  );
  const claims = sumCents(numbered, (payment) => payment.paymentAmount);
  const offset = sumCents(providerAdjustments, (each) => each.amount);
  const paymentAmount = addCents(claims, money(text(-offset)));
  return advice({ paymentAmount, claimPayments: numbered, providerAdjustments });
}

/** Posts the advices in the order given, as the application does. */
function postAll(scene: Scene, order: readonly number[]): Journal[] {
  const journals = scene.claims.flatMap((claim) => planCharge(claim, [], TODAY));
  const arrived: Record<string, Adjudication[]> = {};
  for (const at of order) {
    const set = scene.advices[at]!;
    const remittanceId = `ERA${at}`;
    for (const payment of set.claimPayments) {
      const id = `${remittanceId}-${payment.ordinal}`;
      const claim = scene.claims.find((each) => each.patientControlNumber === payment.patientControlNumber);
      if (!claim) {
        const unmatched = { claimPaymentId: id, remittanceId, payment };
        journals.push(...planUnmatchedPayment(unmatched, TODAY).journals);
        continue;
      }
      const given = { remittanceId, setHash: remittanceId, productionDate: day(`2026-01-1${at}`) };
      const own = [...(arrived[claim.claimId] ?? []), adjudication(id, payment, given)];
      arrived[claim.claimId] = own;
      journals.push(...planPostings(claim, own, entriesOf(journals), TODAY).journals);
    }
    journals.push(...planProviderAdjustments(set, remittanceId, TODAY).journals);
    const cash = journals
      .flatMap((journal) => journal.postings)
      .filter((posting) => posting.remittanceId === remittanceId);
    expect(buildTrialBalance(cash).get('cash.remittance') ?? ZERO).toBe(set.paymentAmount);
  }
  return journals;
}

describe('the books', () => {
  it('say what an auditor adds up without the rules', () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 8 }), fc.boolean(), (histories, isSwapped) => {
        const scene = buildScene(histories);
        for (const set of scene.advices) expect(checkRemittanceBalance(set).set.difference).toBe(ZERO);
        const journals = postAll(scene, isSwapped ? [1, 0] : [0, 1]);
        const balances = buildTrialBalance(journals.flatMap((journal) => journal.postings));
        const of = (account: Account): Cents => balances.get(account) ?? ZERO;
        const claims = scene.claims.map((claim) => ({
          patientControlNumber: claim.patientControlNumber,
          charge: sumCents(claim.lines, (each) => each.chargeAmount) as number,
        }));
        expect({
          payer: of('receivable.payer.1'),
          patient: of('receivable.patient'),
          contractual: of('adjustment.contractual'),
          cash: of('cash.remittance'),
          unapplied: of('liability.unapplied'),
          offset: of('payer.offset'),
          interest: of('revenue.interest'),
          revenue: of('revenue.charges'),
        }).toEqual(auditBooks(claims, scene.advices));
        expect(sumTrialBalance(balances)).toBe(ZERO);
      }),
      { numRuns: 200 },
    );
  });
});
