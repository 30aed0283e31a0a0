import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { ClaimRecord } from '../../../src/app/ports.js';
import { changed, journals, type PlantedDefect, swap, withPostings, wrapping } from './spoil-records.js';

/** Denials are changed on their way into the store. */
function denials(change: (denial: PlannedDenial) => readonly PlannedDenial[]): PlantedDefect['wrap'] {
  return wrapping(() => (records) => ({
    denials: changed(records.denials, { save: (given) => records.denials.save(given.flatMap(change)) }),
  }));
}

const DECIDED: readonly ClaimRecord['state'][] = ['pending', 'adjudicated', 'denied'];

/** Acknowledgements find every claim as if nobody had decided it. */
const acknowledgementsMoveBack = wrapping(() => ({ claims }, { action }) => {
  if (action !== 'acknowledgement.apply') return {};
  const forget = (found: unknown): unknown =>
    Array.isArray(found)
      ? found.map((each) => (isDecided(each) ? { ...each, state: 'submitted' } : each))
      : found;
  return {
    claims: new Proxy(claims, {
      get: (of, name) => {
        const value = Reflect.get(of, name, of);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => forget(await value.apply(of, given));
      },
    }),
  };
});

function isDecided(found: unknown): boolean {
  return (
    typeof found === 'object' && found !== null && 'state' in found && DECIDED.includes(found.state as never)
  );
}

/** Nobody is told of what is open. */
const remaindersAreNotTold = wrapping(() => ({ workItems }) => ({
  workItems: changed(workItems, {
    open: (items) => workItems.open(items.filter(({ kind }) => kind !== 'unexplained-remainder')),
  }),
}));

const itemsAreNeverSettled = wrapping(() => ({ workItems }) => ({
  workItems: changed(workItems, { close: async () => undefined }),
}));

/** Defects of denials, claim states and open work, which no balance shows, and of what persons have decided. */
export const OUTCOME_DEFECTS: readonly PlantedDefect[] = [
  {
    name: 'a denial is opened twice',
    needs: ['denied-in-part'],
    wrap: denials((denial) => [denial, { ...denial, naturalKey: `${denial.naturalKey}:again` }]),
  },
  {
    name: 'a reversal does not close the denial',
    needs: ['denied-in-part-and-reversed'],
    wrap: denials((denial) => [
      denial.state === 'reversed' ? { ...denial, state: 'open', atStakeAmount: denial.deniedAmount } : denial,
    ]),
  },
  {
    name: 'at stake is the charge, whatever the contract lets expect',
    needs: ['denied-22'],
    wrap: denials((denial) => [
      denial.state === 'open' ? { ...denial, atStakeAmount: denial.deniedAmount } : denial,
    ]),
  },
  {
    name: 'a repeated denial is an initial one',
    needs: ['denied-again'],
    wrap: denials((denial) => [{ ...denial, occurrence: 'initial' }]),
  },
  {
    name: 'an acknowledgement moves a claim back',
    needs: ['acceptance-after-the-payment'],
    wrap: acknowledgementsMoveBack,
  },
  {
    name: 'what is carried forward has the other sign',
    needs: ['cycle-below-zero-carried-forward'],
    wrap: journals((journal) =>
      withPostings(
        journal,
        // Only an FB that stands in no set has no reference.
        journal.postings.map((posting) =>
          posting.providerAdjustmentReference === 'FB' ? swap(posting) : posting,
        ),
      ),
    ),
  },
  {
    name: 'an unexplained remainder is not told',
    needs: ['oa-23-for-the-whole-charge'],
    wrap: remaindersAreNotTold,
  },
  {
    name: 'work that has settled itself stays open',
    needs: ['correction-a-cycle-early'],
    wrap: itemsAreNeverSettled,
  },
  {
    name: 'a write-off outlives what was owed',
    needs: ['balance-written-off-then-reversed'],
    wrap: journals((journal) => (journal.naturalKey.startsWith('write-off-undone:') ? [] : [journal])),
  },
];
