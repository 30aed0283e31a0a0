import fc from 'fast-check';
import { CLAIMS_PER_SET, planTransactionSets } from '../../../src/domain/claims/plan-transaction-sets.js';
import { CLEAN_CLAIM } from './clean-claim.js';

const candidate = (receiverId: string, patientControlNumber: string, memberId = 'M1', payerId = 'EX001') => ({
  receiverId,
  claim: {
    ...CLEAN_CLAIM,
    patientControlNumber,
    subscriber: { ...CLEAN_CLAIM.subscriber, memberId },
    payer: { ...CLEAN_CLAIM.payer, payerId },
  },
});

const show = (sets: ReturnType<typeof planTransactionSets<ReturnType<typeof candidate>>>) =>
  sets.map(
    ({ receiverId, claims }) =>
      `${receiverId}: ${claims.map(({ claim }) => claim.patientControlNumber).join(' ')}`,
  );

const MIXED = [
  candidate('CH2', 'C1'),
  candidate('CH1', 'C5', 'M2'),
  candidate('CH1', 'C3', 'M1', 'EX002'),
  candidate('CH1', 'C4', 'M1'),
  candidate('CH1', 'C2', 'M2'),
];

test('one receiver a set, the claims of one payer and subscriber beside each other', () => {
  expect(show(planTransactionSets(MIXED))).toEqual(['CH1: C4 C2 C5 C3', 'CH2: C1']);
});

test('a set that is full is followed by another', () => {
  expect(show(planTransactionSets(MIXED, 3))).toEqual(['CH1: C4 C2 C5', 'CH1: C3', 'CH2: C1']);
});

test('no claims, no set', () => {
  expect(planTransactionSets([])).toEqual([]);
});

test('five thousand and one claims are two sets', () => {
  const claims = Array.from({ length: CLAIMS_PER_SET + 1 }, (_, index) =>
    candidate('CH1', `C${String(index).padStart(5, '0')}`),
  );
  expect(planTransactionSets(claims).map((set) => set.claims.length)).toEqual([5000, 1]);
});

test('the order in which claims come makes no difference', () => {
  const shuffled = fc.shuffledSubarray(MIXED, { minLength: MIXED.length });
  fc.assert(
    fc.property(shuffled, (claims) => {
      expect(planTransactionSets(claims, 2)).toEqual(planTransactionSets(MIXED, 2));
    }),
  );
});
