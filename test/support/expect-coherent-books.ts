import type { Actor } from '../../src/app/actor.js';
import type { Store } from '../../src/store/open-store.js';

/** Runs every invariant over every practice of the store, or over the actor's, and fails with what breaks them. */
export async function expectCoherentBooks(store: Store, actor?: Actor): Promise<void> {
  const actors = actor ? [actor] : await auditors(store);
  for (const auditor of actors) {
    const results = await store.invariants.run(auditor);
    const broken = results.filter(({ breaches }) => breaches.length > 0);
    expect(broken.map(({ id, breaches }) => ({ id, breaches }))).toEqual([]);
  }
}

/** The test's own login is a superuser, who sees all practices. */
async function auditors(store: Store): Promise<Actor[]> {
  if (!store.dataSource.isInitialized) return [];
  const practices = await store.dataSource.query<{ practice_id: string }[]>(
    'SELECT practice_id FROM audit_heads',
  );
  return practices.map(({ practice_id }) => ({ actorId: 'test', role: 'auditor', practiceId: practice_id }));
}
