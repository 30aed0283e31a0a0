import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { PayerSettings, PracticeSettings } from '../../schemas/practice.js';
import type { Actor } from '../../src/app/actor.js';
import { compareBooks } from '../../src/app/rebuild/compare-books.js';
import { rebuildBooks } from '../../src/app/rebuild/rebuild-books.js';
import { configurePractice } from '../../src/app/settings/configure-practice.js';
import { openDesk } from './approval-desk.js';
import { doneOf } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';

const NPI = '1999999984';

/** Both by the tax number of TRN03 and as payer of the claims. */
export function payersOf(habits: Partial<PayerSettings>): PayerSettings[] {
  const rest = { match: { names: ['Payer One'] }, selfPay: false, name: 'Payer One', capitated: false };
  return ['512345678', 'P1'].map((payerId) => ({ ...rest, ...habits, payerId }));
}

export const CONTRACT = {
  ...{ payerId: 'P1', name: 'Payer One', effectiveFrom: '2026-01-01' as CalendarDate, lesserOfCharge: true },
  terms: [{ method: 'percent-of-charge' as const, percent: '100' }],
  ...{ toleranceBelowUsd: '0.05', toleranceAboveUsd: '0' },
};

/** A practice whose settings change between its remittances, each thing a minute after the one before. */
export async function openSettingsDesk(opened: TestStore) {
  const desk = await openDesk(opened);
  let count = 0;
  const tick = () => opened.clock.set(new Date(opened.clock.now().getTime() + 60_000).toISOString());
  const settle = async (changed: Partial<PracticeSettings>) => {
    tick();
    const base = { name: 'Riverside', billingProvider: { npi: NPI }, practitioners: [], facilities: [] };
    const settings = { ...base, payers: payersOf({}), ...changed } as unknown as PracticeSettings;
    doneOf(await configurePractice(desk.context, desk.bob, settings, () => undefined));
  };
  /** Gives what became of the set. */
  const send = (claims: readonly string[]) => {
    tick();
    count += 1;
    return desk.receive({ trace: `T${count}`, date: `202603${String(count).padStart(2, '0')}`, claims });
  };
  const receive = async (...claims: string[]) => {
    expect(await send(claims)).toBe('posted');
  };
  const decide = async (asked: Parameters<typeof desk.ask>[1]) => {
    tick();
    const outcome = await desk.ask(desk.ann, asked);
    if ('refused' in outcome || outcome.done.state !== 'open') return;
    for (const person of [desk.bob, desk.cyd].slice(0, outcome.done.approvalsNeeded)) {
      tick();
      doneOf(await desk.decide(person, outcome.done));
    }
  };
  return { desk, tick, settle, receive, send, decide };
}

/** What differs in ledgers that are made again in a second store, as it came and in other orders. */
export async function differencesOf(
  { store: stands }: TestStore,
  { store, clock }: TestStore,
  manager: Actor,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const seed of [undefined, 'one', 'two']) {
    const actor: Actor = { ...manager, practiceId: `rebuilt-${v7()}` };
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const compared = await stands.snapshots.within(manager, async (first) => {
      const { troubles } = doneOf(await rebuildBooks(first, { context, clock, actor }, seed));
      found.push(...troubles.map((trouble) => ({ seed, ...trouble })));
      return doneOf(
        await store.snapshots.within(actor, (made) => compareBooks(first, made, seed !== undefined)),
      );
    });
    // The claims of the desk are laid as submitted, and no submission says so.
    const differences = doneOf(compared).differences.filter(({ kind }) => kind !== 'claim');
    found.push(
      ...differences.map(({ kind, stands: one, rebuilt: other }) => ({
        ...{ seed, kind, name: (one ?? other)!.name },
        ...{ stands: one?.amounts, rebuilt: other?.amounts },
      })),
    );
  }
  return found;
}
