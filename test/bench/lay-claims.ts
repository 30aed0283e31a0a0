import { v7 } from 'uuid';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import { done } from '../../schemas/outcome.js';
import { claimAccountOf } from '../../src/app/accounts/claim-account.js';
import type { Actor } from '../../src/app/actor.js';
import type { EncounterRecord, Records } from '../../src/app/ports.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import { openStore } from '../../src/store/open-store.js';
import { databaseUrl, groundDatabase, withDatabase } from './bench-databases.js';
import { benchRecord } from './bench-record.js';
import type { BenchClaims } from './build-bench-claims.js';
import { layStoredClaims } from './lay-stored-claims.js';

export const BENCH_ACTOR: Actor = { actorId: 'bench', role: 'billing-manager', practiceId: 'bench' };

export const BENCH_CLOCK = { now: () => new Date() };

/**
 * Makes the ground: a practice with these claims submitted and charged, each to a patient account of its own.
 *
 * @param stored claims that lie beside them, charged as well
 */
export async function layClaims(
  serverUrl: string,
  { practice, claims }: BenchClaims,
  stored: number,
): Promise<void> {
  const name = groundDatabase(stored);
  await withDatabase(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = databaseUrl(serverUrl, name);
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
  try {
    await store.migrate();
    const act = { action: 'practice.configure' } as const;
    const outcome = await store.unitOfWork.run(BENCH_ACTOR, act, async (records) => {
      const { practiceId } = BENCH_ACTOR;
      await records.practices.save({ practiceId, name: practice.name, settings: practice });
      return done(await insertClaims(records, claims));
    });
    if ('refused' in outcome) throw new Error(`The claims were refused: ${outcome.refused.code}`);
    await layStoredClaims(store, BENCH_ACTOR, claims, stored);
  } finally {
    await store.close();
  }
  // As a database is that has been in use: statistics are there, and no page waits to be seen for the first time.
  await withDatabase(url, (client) => client.query('VACUUM (ANALYZE)'));
}

async function insertClaims(records: Records, claims: readonly ProfessionalClaim[]): Promise<void> {
  const accounts = claims.map(({ patient }, index) => ({
    patientAccountId: v7(),
    sourceKey: `bench|${index + 1}`,
    person: patient,
  }));
  const encounters = claims.map((_, index): EncounterRecord => {
    const source = { sourceSystem: 'bench', sourceIdentifier: String(index + 1) };
    const rest = { state: 'claimed', issues: [], version: 1 } as const;
    return { ...source, encounterId: v7(), contentHash: String(index + 1).padStart(64, '0'), ...rest };
  });
  const rows = claims.map((claim, index) =>
    benchRecord(claim, v7(), encounters[index]!.encounterId, accounts[index]!.patientAccountId),
  );
  await records.encounters.insert(encounters);
  await records.patientAccounts.findOrInsert(accounts);
  await records.claims.insert(rows);
  await records.claims.appendEvents(
    rows.map(({ claimId, state }) => ({ claimId, from: 'none', to: state, cause: 'import' })),
  );
  await records.ledger.append(
    rows.flatMap((row) => planCharge(claimAccountOf(row), [], row.lastServiceDate)),
  );
}
