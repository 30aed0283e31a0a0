import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { absoluteCents, formatCents, ZERO } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import { checkClaimPaymentBalance } from '../../../schemas/remittance-balance.js';
import { checkJournal } from '../../../src/domain/ledger/check-journal.js';
import { buildTrialBalance } from '../../../src/domain/ledger/trial-balance.js';
import { adjudication, claimAccount } from './remittance-builder.js';
import { postInOrder } from './story.js';

const dir = process.env['SAMPLES_DIR'];

function findPayments(root: string): ClaimPayment[] {
  const names = readdirSync(join(root, 'edi'), { recursive: true, encoding: 'utf8' });
  return names.flatMap((name) => {
    if (!/\.(edi|txt|835)$/.test(name)) return [];
    const { interchanges } = parseX12(readFileSync(join(root, 'edi', name)));
    const sets = interchanges.flatMap((each) => each.groups.flatMap((group) => group.sets));
    const remittances = sets.filter((set) => set.identifier === '835');
    return remittances.flatMap((set) => readRemittanceAdvice(set).advice?.claimPayments ?? []);
  });
}

/** A claim with the lines that the payer answers, so that every charge agrees. */
function post(payment: ClaimPayment) {
  const charges = payment.services.length > 0 ? payment.services : [payment];
  const claim = claimAccount(charges.map((each) => formatCents(absoluteCents(each.chargeAmount))));
  const lineMatches = Object.fromEntries(payment.services.map((each, at) => [each.ordinal, `L${at + 1}`]));
  return postInOrder(claim, [adjudication('cp', payment, { lineMatches })]);
}

if (dir) {
  describe('the claim payments of the samples', () => {
    const payments = findPayments(dir);

    it('are there', () => expect(payments.length).toBeGreaterThan(30));

    it.each(payments.map((payment, index) => [index, payment] as const))(
      '%i posts its cash',
      (_, payment) => {
        const { journals, plan } = post(payment);
        expect(journals.flatMap(checkJournal)).toEqual([]);
        const balances = buildTrialBalance(journals.flatMap((journal) => journal.postings));
        expect(balances.get('cash.remittance') ?? ZERO).toBe(payment.paymentAmount);
        const state = plan.claimPaymentStates[0]!.state;
        const isReversal = payment.chargeAmount < ZERO;
        const proves = checkClaimPaymentBalance(payment).balances;
        const wanted = isReversal ? ['held'] : proves ? ['posted', 'posted-denied'] : ['exception'];
        expect(wanted).toContain(state);
      },
    );
  });
} else {
  it('has samples to post only where SAMPLES_DIR is set', () => expect(dir).toBeUndefined());
}
