import type { ClaimState } from '../../schemas/claim-state.js';
import type { Journal } from '../../schemas/ledger.js';
import type { Adjudication, ClaimAccount, PlannedDenial } from '../../schemas/remittance-records.js';
import { isTransition } from '../../src/domain/claims/lifecycle.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import type { PayerProfile } from '../../src/domain/remittance/payer-profiles.js';
import { DEFAULT_TERMS, type PlanTerms } from '../../src/domain/remittance/plan-terms.js';
import { planPostings } from '../../src/domain/remittance/planning/plan-postings.js';
import { findSettledItems } from '../../src/domain/remittance/planning/plan-work-items.js';
import type { PostingPlan, StandingEntry } from '../../src/domain/remittance/planning/posting-plan.js';
import { entriesOf, renderEnd, TODAY, tellStory } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';
import { readBooks } from '../support/read-books.js';
import { buildScene, draw } from './remittance-scenes.js';

/** Histories of a claim that payers are known to send in any order, by what is told of them in posting-rules.test.ts. */
const HISTORIES = `
# Reversal and correction in one set, in two sets of a day, and on days of their own
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; same
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; sameday
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; status 22; reverse; pay 140; CO-45 60

# Lines of one claim payment, and several claim payments, taken back
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; pay 70; CO-45 30; same
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; reverse; only 2; pay 70; CO-45 30; line 60; CO-45 40
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; reverse; only 1; reverse
charge 100+100; pay 60; CO-45 40; pay 50; PR-1 50; from 2; reverse 1; also 2; pay 70; CO-45 30; same; pay 50; PR-1 50; from 2; same
charge 100+100; payers 2; pay 60; PR-1 40; line 50; PR-1 50; payer 2; pay 40; OA-23 60; line 50; OA-23 50; payer 1; reverse; only 1; pay 70; PR-1 30; same

# A reversal of a reversal, and a reversal that comes twice
charge 200; pay 120; CO-45 50; PR-1 30; reverse; undo 1; pay 0; CO-18 200
charge 200; pay 120; CO-45 50; PR-1 30; reverse; undo 1; reverse; pay 100; CO-45 100
charge 200; pay 120; CO-45 50; PR-1 30; reverse; reverse 1; pay 150; CO-45 50

# The same claim payment in two files, and adjudicated again without a reversal
charge 150; pay 80; CO-45 40; PR-1 30; again 1; pay 0; CO-18 150
charge 150; pay 0; CO-45 40; CO-16 110; pay 80; CO-45 40; PR-1 30; again 2
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 60; CO-45 40; PR-1 50; reverse 1; pay 70; CO-45 40; PR-1 40

# Several claim payments of one claim, by line and by parts of a line
charge 100+50; pay 60; CO-45 40; pay 30; PR-2 20; from 2; same; pay 0; CO-16 50; from 2; same
charge 100+50+70; pay 60; CO-45 40; pay 30; PR-2 20; from 2; pay 0; CO-50 70; from 3; reverse 2; pay 25; CO-45 25; from 2
charge 150; pay 50; CO-45 10; pay 60; CO-45 30; same; pay 20; CO-45 40
charge 300+200; whole 350; CO-45 100; PR-2 50; reverse; pay 300; line 100; CO-45 100

# Denied, denied again, reversed, paid; and duplicates
charge 200; pay 0; CO-16 200; pay 0; CO-50 200; pay 0; CO-18 200; pay 96; CO-45 80; PR-2 24
charge 200; pay 0; CO-16 200; reverse; pay 0; CO-16 200; remark MA130; pay 96; CO-45 80; PR-2 24; pay 0; CO-18 200
charge 100+50; pay 60; CO-45 40; line 0; CO-97 50; reverse; pay 60; CO-45 40; line 30; PR-2 20; same

# Later payers first, reversed and corrected on either side
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40; same
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40; payer 2; reverse; pay 40; OA-23 460; same
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-23 500; pay 75; OA-23 425; payer 1; reverse; pay 300; CO-45 131; PR-2 69
charge 500; payers 3; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 3; pay 20; OA-23 475; CO-45 5; payer 2; reverse; pay 60; OA-23 425; PR-3 15
charge 500; payers 2; replaces 1; replaces 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; pay 300; CO-45 131; PR-2 69; payer 2; pay 60; OA-23 431; CO-45 9
charge 500; payers 2; pay 0; CO-16 500; payer 2; pay 0; CO-22 500; payer 1; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10

# What waits or is refused stays so
charge 500; payers 2; payer 2; pay 65; OA-23 425; CO-45 10; reverse; pay 50; OA-23 425; CO-45 25
charge 100; pay 70; PR-2 30; remark N781; reverse; pay 60; PR-2 40; pay 50; CO-45 50; status 23
charge 300+200; pay 300; line 200; claim CO-45 50; reverse; pay 300; line 150; CO-45 50; again 1
charge 200+100; pay 130; PR-2 70; number N; pay 72; CO-45 28; number NB; from 2; same; reverse 1; reverse 2; same; whole 200; CO-45 100; number N; sameday; reverse; pay 150; CO-45 50; line 0; CO-50 100; number N; same
charge 100+50; whole 0; CO-16 150; pay 70; CO-45 30; line 0; CO-50 50; claim PR-1 70; reverse; pay 0; CO-18 150
charge 300+200; payers 2; pay 300; line 200; claim CO-29 500; pay 200; PR-2 100; line 150; PR-2 50; payer 2; pay 290; PR-1 10; line 200; claim OA-23 400; reverse; pay 90; OA-23 200; PR-1 10; line 50; OA-23 150
`
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));

/** What a store keeps of one claim while its claim payments come: everything moves by the difference of plans. */
class History {
  readonly #journals: Journal[];
  #entries: StandingEntry[];
  readonly #arrived: Adjudication[] = [];
  readonly #denials = new Map<string, PlannedDenial>();
  #open = new Map<string, PostingPlan['workItems'][number]>();
  #state: ClaimState = 'submitted';
  #payments: PostingPlan['claimPaymentStates'] = [];

  constructor(
    private readonly claim: ClaimAccount,
    private readonly terms: PlanTerms,
  ) {
    this.#journals = planCharge(claim, [], TODAY);
    this.#entries = entriesOf(this.#journals);
  }

  /** Claim payments that come together. */
  arrive(adjudications: readonly Adjudication[]): PostingPlan {
    this.#arrived.push(...adjudications);
    const plan = planPostings(this.claim, this.#arrived, this.#entries, TODAY, this.terms);
    this.#journals.push(...plan.journals);
    this.#entries = [...this.#entries, ...entriesOf(plan.journals)];
    for (const denial of plan.denials) this.#denials.set(denial.naturalKey, denial);
    const settled = new Set(findSettledItems([...this.#open.values()], plan.workItems));
    const kept = [...this.#open].filter(([key]) => !settled.has(key));
    this.#open = new Map([...kept, ...plan.workItems.map((item) => [item.naturalKey, item] as const)]);
    this.#payments = plan.claimPaymentStates;
    const wanted = plan.claimState;
    if (wanted && isTransition(this.#state, wanted, 'remittance')) this.#state = wanted;
    return plan;
  }

  end() {
    expect(this.#journals.flatMap(checkJournal)).toEqual([]);
    const byKey = <T extends { readonly naturalKey: string }>(items: Iterable<T>) =>
      [...items].sort((one, other) => (one.naturalKey < other.naturalKey ? -1 : 1));
    return {
      books: readBooks(this.#journals),
      denials: byKey(this.#denials.values()),
      workItems: byKey(this.#open.values()),
      payments: this.#payments,
      state: this.#state,
    };
  }
}

interface Told {
  readonly claim: ClaimAccount;
  readonly adjudications: readonly Adjudication[];
  readonly terms: PlanTerms;
}

/** Each set as a whole, or its claim payments one at a time and among those of others: a set is planned in turns. */
function groupsOf(adjudications: readonly Adjudication[], isWhole: boolean): Adjudication[][] {
  if (!isWhole) return adjudications.map((each) => [each]);
  const sets = new Map<string, Adjudication[]>();
  for (const each of adjudications) sets.set(each.setHash, [...(sets.get(each.setHash) ?? []), each]);
  return [...sets.values()];
}

let counted = 0;

function endOf({ claim, adjudications, terms }: Told, order: readonly (readonly Adjudication[])[]) {
  const history = new History(claim, terms);
  for (const group of order) history.arrive(group);
  expect(order.flat()).toHaveLength(adjudications.length);
  counted += 1;
  return history.end();
}

const orderOf = (told: Told) =>
  fc.boolean().chain((isWhole) => {
    const groups = groupsOf(told.adjudications, isWhole);
    return fc.shuffledSubarray(groups, { minLength: groups.length });
  });

function expectOneEnd(told: Told, numRuns: number): void {
  const wanted = endOf(told, [told.adjudications]);
  fc.assert(
    fc.property(orderOf(told), (order) => {
      expect(endOf(told, order)).toEqual(wanted);
    }),
    { numRuns },
  );
}

const HABITS: readonly PayerProfile[] = [
  { replacesWithoutReversal: true, unexplainedRemainderIsContractual: false },
  { replacesWithoutReversal: false, unexplainedRemainderIsContractual: true },
  { replacesWithoutReversal: true, unexplainedRemainderIsContractual: true },
];

describe('a history in any order', () => {
  it.each(HISTORIES)('%s', (text) => {
    const { claim, adjudications, terms } = tellStory(text);
    expectOneEnd({ claim: { ...claim, firstServiceDate: TODAY }, adjudications, terms }, 64);
  });

  it('ends the same, whatever it says and whatever habits the payers have', () => {
    const scenes = fc.record({
      draws: fc.array(draw, { minLength: 3, maxLength: 7 }),
      habits: fc.array(fc.constantFrom(undefined, ...HABITS), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(scenes, fc.infiniteStream(fc.nat()), ({ draws, habits }, seeds) => {
        const profiles = new Map(
          habits.flatMap((habit, index) => (habit ? [[`P${index + 1}`, habit] as const] : [])),
        );
        const told = { ...buildScene(draws), terms: { ...DEFAULT_TERMS, profiles } };
        const wanted = endOf(told, [told.adjudications]);
        const seed = seeds.next().value;
        for (const order of fc.sample(orderOf(told), { seed, numRuns: 5 })) {
          expect(endOf(told, order)).toEqual(wanted);
        }
      }),
      { numRuns: 240 },
    );
  });

  it('has been told at least 3,000 times', () => expect(counted).toBeGreaterThanOrEqual(3000));
});

describe('sets that are split or merged', () => {
  it.each(HISTORIES.filter((text) => text.includes('same;') || text.endsWith('same')))('%s', (text) => {
    const [merged, split] = [text, text.replaceAll(/same(?=;|$)/g, 'sameday')].map((each) => {
      const told = tellStory(each);
      const history = new History(told.claim, told.terms);
      const journals = planCharge(told.claim, [], TODAY);
      const plan = history.arrive(told.adjudications);
      return renderEnd([...journals, ...plan.journals], plan);
    });
    expect(split).toEqual(merged);
  });
});
