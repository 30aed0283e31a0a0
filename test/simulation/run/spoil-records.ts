import type { Journal, Posting } from '../../../schemas/ledger.js';
import { ZERO } from '../../../schemas/money.js';
import type { Records, UnitOfWork } from '../../../src/app/ports.js';

/** A defect that the simulation has to find: what the store is given is not what the product planned. */
export interface PlantedDefect {
  readonly name: string;
  /** Misbehaviours without which it would not show. */
  readonly needs: readonly string[];
  readonly wrap: (unitOfWork: UnitOfWork) => UnitOfWork;
}

type Spoil = (records: Records, act: Act) => Partial<Records>;

type Act = Parameters<UnitOfWork['run']>[1];

/** What is changed may remember, from one unit of work to the next. */
export function wrapping(makeSpoil: () => Spoil): PlantedDefect['wrap'] {
  return (whole) => {
    const spoil = makeSpoil();
    return {
      run: (actor, act, work) =>
        whole.run(actor, act, (records) =>
          work({ ...records, certificates: believing(records), ...spoil(records, act) }),
        ),
      preview: (...given) => whole.preview(...given),
    };
  };
}

/** The same but for what is changed, whatever class it is of. */
export function changed<T extends object>(target: T, changes: Partial<T>): T {
  return new Proxy(target, {
    get: (of, name) => {
      if (name in changes) return Reflect.get(changes, name);
      const value = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Certificates that believe what they are told: else they would catch most defects before anything is committed. */
function believing({ certificates, remittances }: Records): Records['certificates'] {
  return changed(certificates, {
    findControls: async (remittanceId) => ({
      claimCashAmount: (await remittances.find(remittanceId))?.paymentAmount ?? ZERO,
      adjustmentCashAmount: ZERO,
      deposit: 'waiting',
      depositAmount: ZERO,
    }),
  });
}

/** Journals are changed on their way into the ledger. */
export function journals(change: (journal: Journal) => readonly Journal[]): PlantedDefect['wrap'] {
  return wrapping(() => ({ ledger }) => ({
    ledger: spoilLedger(ledger, (appended) => appended.flatMap(change)),
  }));
}

export function spoilLedger(
  ledger: Records['ledger'],
  change: (appended: readonly Journal[]) => readonly Journal[],
): Records['ledger'] {
  return changed(ledger, { append: (appended) => ledger.append(change(appended)) });
}

export const withPostings = (journal: Journal, postings: readonly Posting[]): Journal[] =>
  postings.length === 0 ? [] : [{ ...journal, postings }];

export const swap = (posting: Posting): Posting => ({
  ...posting,
  debit: posting.credit,
  credit: posting.debit,
});
