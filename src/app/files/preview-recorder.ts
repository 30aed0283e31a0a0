import type { Journal } from '../../../schemas/ledger.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { PlannedDenial, PlannedWorkItem } from '../../../schemas/remittance-records.js';
import type { Actor } from '../actor.js';
import type { AuditedAct, ClaimEvent, ClaimPaymentRecord, Records, UnitOfWork } from '../ports.js';

/** What one unit of work asked to be written. */
export interface RecordedUnit {
  readonly act: AuditedAct;
  readonly journals: Journal[];
  readonly denials: PlannedDenial[];
  /** By natural key, those that it leaves open. */
  readonly openedItems: Map<string, PlannedWorkItem>;
  readonly claimEvents: ClaimEvent[];
  /** Rows that came, or that have changed their place. */
  readonly claimPayments: ClaimPaymentRecord[];
  /** Ids of those that came. */
  readonly arrived: Set<string>;
  /** State by id of claim payments that were there before. */
  readonly changedStates: Map<string, ClaimPaymentRecord['state']>;
}

/** Hands every unit of work on, and keeps what it asks to be written beside writing it. */
export class PreviewRecorder implements UnitOfWork {
  readonly units: RecordedUnit[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const unit: RecordedUnit = {
      act,
      ...{ journals: [], denials: [], claimEvents: [], claimPayments: [] },
      ...{ openedItems: new Map(), arrived: new Set(), changedStates: new Map() },
    };
    this.units.push(unit);
    return this.unitOfWork.run(actor, act, (records) => work(recordInto(unit, records)));
  }

  preview<T>(): Promise<Outcome<T>> {
    throw new Error('A preview cannot be opened inside another one');
  }
}

/** The records with those that move money or work watched; all others as they are. */
function recordInto(unit: RecordedUnit, records: Records): Records {
  const { ledger, denials, workItems, claims, claimPayments } = records;
  return {
    ...records,
    ledger: watch(ledger, { append: (journals) => unit.journals.push(...journals) }),
    denials: watch(denials, { save: (saved) => unit.denials.push(...saved) }),
    workItems: watch(workItems, {
      open: (items) => {
        for (const item of items) unit.openedItems.set(item.naturalKey, item);
      },
      close: (keys) => {
        for (const key of keys) unit.openedItems.delete(key);
      },
    }),
    claims: watch(claims, { appendEvents: (events) => unit.claimEvents.push(...events) }),
    claimPayments: watch(claimPayments, {
      insert: (rows) => {
        unit.claimPayments.push(...rows);
        for (const { claimPaymentId } of rows) unit.arrived.add(claimPaymentId);
      },
      place: (rows) => unit.claimPayments.push(...rows),
      setStates: (states) => {
        for (const { claimPaymentId, state } of states) unit.changedStates.set(claimPaymentId, state);
      },
    }),
  };
}

type Watchers<T> = {
  readonly [K in keyof T]?: T[K] extends (...given: infer G) => unknown ? (...given: G) => void : never;
};

/** The same object, whose methods tell a watcher first what they are given. */
function watch<T extends object>(whole: T, watchers: Watchers<T>): T {
  return new Proxy(whole, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      const watcher = watchers[name as keyof T] as ((...given: unknown[]) => void) | undefined;
      return (...given: unknown[]) => {
        watcher?.(...given);
        return method.apply(target, given) as unknown;
      };
    },
  });
}
