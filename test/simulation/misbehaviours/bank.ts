import type { BankMisbehaviour } from './misbehaviour.js';

type Trick = Omit<BankMisbehaviour, 'kind'>;

const TRICKS: readonly Trick[] = [
  {
    name: 'deposit-before-the-remittance',
    does: 'Pays weeks before the remittance is delivered',
    stands: 'Unapplied, then cleared',
    source: '0 events',
    entries: (entry) => [{ ...entry, day: entry.day - 40 }],
  },
  {
    name: 'deposit-weeks-later',
    does: 'Pays weeks after the remittance',
    stands: 'The remittance waits for its money, then is cleared',
    source: '0 events',
    entries: (entry) => [{ ...entry, day: entry.day + 40 }],
  },
  {
    name: 'deposit-never',
    does: 'Announces a payment and never pays',
    stands: 'The remittance waits for its money',
    source: '3 EFT',
    entries: () => [],
  },
  {
    name: 'deposit-of-another-amount',
    does: 'Pays less than it announced',
    stands: 'Both wait: the money unapplied, the remittance not cleared',
    source: '3 EFT',
    entries: (entry) => [{ ...entry, cents: Math.max(1, entry.cents - 100) }],
  },
  {
    name: 'virtual-card',
    does: 'Pays by a card of which the processor keeps a fee',
    stands: 'Cleared; the fee is an expense',
    source: '0 events',
    entries: (entry, random) => {
      const fee = Math.floor((entry.cents * random.between(15, 35)) / 1000);
      return [{ ...entry, cents: entry.cents - fee, fee }];
    },
  },
  {
    name: 'deposit-told-twice',
    does: 'The bank tells one entry in two statements',
    stands: 'Once',
    source: '0 events',
    entries: (entry) => [entry, { ...entry, day: entry.day + 40 }],
  },
  {
    name: 'payer-without-its-1',
    does: 'The bank leaves out the 1 before the payer’s tax number',
    stands: 'Cleared',
    source: '3 EFT',
    entries: (entry) => [{ ...entry, payerId: entry.payerId.slice(1) }],
  },
];

export const BANK: readonly BankMisbehaviour[] = TRICKS.map((trick) => ({ kind: 'bank', ...trick }));
