import { addCents, type Cents, cents, formatCents, negateCents, ZERO } from '../../schemas/money.js';
import { adjudication, balanced, claimAccount } from '../domain/remittance/remittance-builder.js';
import { postInOrder } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';

const reason = fc.constantFrom(
  'CO-45',
  'CO-253',
  'CO-94',
  'PI-45',
  'OA-131',
  'PR-1',
  'PR-2',
  'CO-16',
  'PR-204',
);

/** Price rules may be negative, as where a fee pays above the charge; shares and denials may not. */
const adjustment = reason.chain((code) => {
  const mayBeNegative = /-(45|253|94|131)$/.test(code);
  return fc.tuple(fc.constant(code), fc.integer({ min: mayBeNegative ? -9000 : 1, max: 9000 }));
});

const line = fc.record({
  paid: fc.integer({ min: 1, max: 20000 }),
  cas: fc.uniqueArray(adjustment, { maxLength: 5, selector: ([code]) => code }),
});

const text = (amount: number) => formatCents(cents(amount));

describe('the first payer', () => {
  it('has everything posted exactly as reported when its charges agree', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, isWhole) => {
        const told = lines.map(({ paid, cas }) => {
          const moving = cas.filter(([, amount]) => amount !== 0);
          return {
            paid: text(paid),
            cas: moving.map(([code, amount]) => `${code} ${text(amount)}`).join(' '),
          };
        });
        const byLine = balanced(told);
        fc.pre(byLine.services.every((service) => service.chargeAmount > ZERO));
        const whole = {
          services: [],
          adjustments: byLine.services.flatMap((service) => service.adjustments),
        };
        const payment = isWhole ? { ...byLine, ...whole } : byLine;
        const claim = claimAccount(byLine.services.map((service) => formatCents(service.chargeAmount)));
        const { journals, plan } = postInOrder(claim, [adjudication('cp', payment)]);
        const posted: Record<string, Cents> = {};
        for (const posting of journals.slice(1).flatMap((journal) => journal.postings)) {
          const isSwapped = posting.debit === 'receivable.payer.1';
          const key = posting.groupCode ? `${posting.groupCode}-${posting.reasonCode}` : 'paid';
          const amount = isSwapped ? negateCents(posting.amount) : posting.amount;
          posted[key] = addCents(posted[key] ?? ZERO, amount);
        }
        const wanted: Record<string, Cents> = { paid: payment.paymentAmount };
        for (const [code, amount] of lines.flatMap(({ cas }) => cas)) {
          if (code === 'CO-16' || code === 'PR-204') continue;
          wanted[code] = addCents(wanted[code] ?? ZERO, cents(amount));
        }
        const nonZero = (amounts: Record<string, Cents>) =>
          Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== ZERO));
        expect(nonZero(posted)).toEqual(nonZero(wanted));
        expect(plan.workItems).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
