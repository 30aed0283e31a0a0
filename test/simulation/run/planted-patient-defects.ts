import { changed, journals, type PlantedDefect, withPostings, wrapping } from './spoil-records.js';

const isOf = (key: string, kind: string) => key.startsWith(`${kind}:`);

/** Every posting of such a journal stands twice. */
const twice = (kind: string) =>
  journals((journal) =>
    withPostings(
      journal,
      isOf(journal.naturalKey, kind)
        ? journal.postings.flatMap((posting) => [posting, posting])
        : journal.postings,
    ),
  );

/** Defects of what patients have paid. */
export const PATIENT_DEFECTS: readonly PlantedDefect[] = [
  {
    name: 'what a patient has paid is posted twice',
    needs: ['share-paid-then-confirmed'],
    wrap: twice('patient-payment'),
  },
  {
    name: 'what was paid ahead is applied twice',
    needs: ['share-paid-ahead-then-taken-back'],
    wrap: twice('patient-payment-application'),
  },
  {
    name: 'a cheque that the bank has returned stays paid',
    needs: ['share-paid-by-a-bad-cheque-then-taken-back'],
    wrap: journals((journal) => (isOf(journal.naturalKey, 'patient-payment-return') ? [] : [journal])),
  },
  {
    name: 'the credit of a claim is paid out twice',
    needs: ['credit-given-back-then-owed-again'],
    wrap: twice('refund-payment'),
  },
  {
    name: 'what has gone back of a receipt waits for a claim as before',
    needs: ['rest-given-back-then-cheque-returned', 'credit-given-back-then-owed-again'],
    wrap: journals((journal) =>
      withPostings(
        journal,
        journal.postings.filter(
          ({ debit, credit }) => debit !== 'liability.patient-unapplied' || credit !== 'liability.refund',
        ),
      ),
    ),
  },
  {
    name: 'nobody is told that a payer has taken back what a patient had paid',
    needs: ['share-paid-then-taken-back'],
    wrap: wrapping(() => ({ workItems }) => ({
      workItems: changed(workItems, {
        open: (items) => workItems.open(items.filter(({ kind }) => kind !== 'cob-stale')),
      }),
    })),
  },
];
