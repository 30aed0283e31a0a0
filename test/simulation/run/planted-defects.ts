import { randomUUID } from 'node:crypto';
import type { Account, Posting } from '../../../schemas/ledger.js';
import { addCents, type Cents, cents, sumCents } from '../../../schemas/money.js';
import { findAllAdjustments } from '../../../schemas/remittance-balance.js';
import { OUTCOME_DEFECTS } from './planted-outcome-defects.js';
import { PATIENT_DEFECTS } from './planted-patient-defects.js';
import {
  changed,
  journals,
  type PlantedDefect,
  spoilLedger,
  swap,
  withPostings,
  wrapping,
} from './spoil-records.js';

/** OA-23 is posted once more, as if it were the later payer's own. */
const restatedIsPosted = wrapping(() => {
  const restated = new Map<string, Cents>();
  return ({ ledger, claimPayments }) => ({
    claimPayments: changed(claimPayments, {
      insert: (rows) => {
        for (const { claimPaymentId, payment } of rows) {
          const of23 = findAllAdjustments(payment).filter(({ reasonCode }) => reasonCode === '23');
          restated.set(
            claimPaymentId,
            sumCents(of23, ({ amount }) => amount),
          );
        }
        return claimPayments.insert(rows);
      },
    }),
    ledger: spoilLedger(ledger, (appended) =>
      appended.map((journal) => {
        const [first] = journal.postings;
        const amount = restated.get(first?.claimPaymentId ?? '') ?? 0;
        if (journal.kind !== 'claim-payment' || !first || amount <= 0) return journal;
        const credit: Account = `receivable.payer.${first.payerSequence!}`;
        const more: Posting = { ...first, debit: 'adjustment.other', credit, amount: cents(amount) };
        return { ...journal, postings: [...journal.postings, more] };
      }),
    ),
  });
});

/** The mirror of a reversal carries the remittance of its original. */
const mirrorsTheOldRemittance = wrapping(() => {
  const paidBy = new Map<string, string>();
  return ({ ledger }) => ({
    ledger: spoilLedger(ledger, (appended) =>
      appended.map((journal) => ({
        ...journal,
        postings: journal.postings.map((posting) => {
          const { claimId = '', remittanceId } = posting;
          if (journal.kind === 'claim-payment' && remittanceId) paidBy.set(claimId, remittanceId);
          const old = paidBy.get(claimId);
          return journal.kind === 'reversal' && old ? { ...posting, remittanceId: old } : posting;
        }),
      })),
    ),
  });
});

/** The same set is not known again. */
const setsArePostedTwice = wrapping(() => {
  let mark = '';
  return ({ remittances, claimPayments }) => ({
    remittances: changed(remittances, {
      findBySetHash: async () => {
        mark = randomUUID();
        return undefined;
      },
      findByIdentity: async () => [],
      insert: (record) => remittances.insert({ ...record, setHash: record.setHash + mark }),
    }),
    claimPayments: changed(claimPayments, {
      insert: (rows) => claimPayments.insert(rows.map((row) => ({ ...row, setHash: row.setHash + mark }))),
    }),
  });
});

const MONEY_DEFECTS: readonly PlantedDefect[] = [
  {
    name: 'the sign of a PLB is flipped',
    needs: ['interest'],
    wrap: journals((journal) =>
      withPostings(
        journal,
        journal.kind === 'provider-adjustment' ? journal.postings.map(swap) : journal.postings,
      ),
    ),
  },
  {
    name: 'the cash of an exception is dropped',
    needs: ['claim-of-somebody-else'],
    wrap: journals((journal) => (journal.kind === 'unapplied-cash' ? [] : [journal])),
  },
  { name: 'OA-23 is posted', needs: ['oa-23-in-full'], wrap: restatedIsPosted },
  {
    name: 'a reversal mirrors the old remittance',
    needs: ['reversal-only'],
    wrap: mirrorsTheOldRemittance,
  },
  {
    name: 'a set is posted twice',
    needs: ['same-set-in-another-envelope'],
    wrap: setsArePostedTwice,
  },
  {
    name: 'patient share is moved twice',
    needs: ['dropped-modifiers'],
    wrap: journals((journal) =>
      withPostings(
        journal,
        journal.postings.flatMap((posting) =>
          posting.debit === 'receivable.patient' ? [posting, posting] : [posting],
        ),
      ),
    ),
  },
  {
    name: 'what was held is never released',
    needs: ['second-before-first'],
    wrap: journals((journal) => (journal.kind === 'release' ? [] : [journal])),
  },
  {
    name: 'a cent too much is contractual',
    needs: ['no-line-numbers'],
    wrap: journals((journal) =>
      withPostings(
        journal,
        journal.postings.map((posting) =>
          posting.debit === 'adjustment.contractual'
            ? { ...posting, amount: addCents(posting.amount, cents(1)) }
            : posting,
        ),
      ),
    ),
  },
];

export const PLANTED_DEFECTS: readonly PlantedDefect[] = [
  ...MONEY_DEFECTS,
  ...OUTCOME_DEFECTS,
  ...PATIENT_DEFECTS,
];
