import { v7 } from 'uuid';
import { BUILT_IN_CONCEPT_MAPS } from '../../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { addDays } from '../../../schemas/calendar-date.js';
import type { Actor } from '../../../src/app/actor.js';
import { importEncounters } from '../../../src/app/claims/import-encounters.js';
import { submitClaims } from '../../../src/app/claims/submit-claims.js';
import { recordDeposits } from '../../../src/app/deposits/record-deposits.js';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import type { Random } from '../../../src/simulator/create-random.js';
import type { Store } from '../../../src/store/open-store.js';
import { doneOf } from '../../support/clinic-books.js';
import { endOf } from '../world/clinic-year.js';
import { FactLayer } from './lay-patient-fact.js';
import type { PlantedDefect } from './spoil-records.js';
import type { World } from './world.js';

const NAMES = {
  claims: `SELECT claim ->> 'patientControlNumber' AS name, claim_id::text AS id FROM claims WHERE practice_id = $1`,
  accounts: `SELECT source_key AS name, patient_account_id::text AS id FROM patient_accounts WHERE practice_id = $1`,
};

export interface Again {
  readonly practiceId: string;
  readonly random: Random;
  /** A planted defect. */
  readonly wrap?: PlantedDefect['wrap'];
}

/**
 * The visits of a world that has ended, and then all that it received, in an order of the dice, in a new practice; and
 * among it, in their own order, what was done about patients' money.
 */
export async function receiveAgain(
  world: World,
  store: Store,
  { practiceId, random, wrap = (whole) => whole }: Again,
): Promise<void> {
  const actor: Actor = { ...world.actor, practiceId };
  let day = 0;
  const clock = { now: () => new Date(`${addDays(world.year.start, day)}T15:00:00.000Z`) };
  const context = { unitOfWork: wrap(store.unitOfWork), clock, ids: { next: () => v7() } };
  for (const [month, documents] of world.year.months.entries()) {
    if (documents.length === 0) continue;
    day = endOf(month);
    const input = { documents, practice: world.year.practice, conceptMaps: BUILT_IN_CONCEPT_MAPS };
    doneOf(await importEncounters(context, actor, input));
    doneOf(await submitClaims(context, actor));
  }
  const [claims, accounts] = [
    await idsByName(store, NAMES.claims, practiceId),
    await idsByName(store, NAMES.accounts, practiceId),
  ];
  const layer = new FactLayer(context, actor, { claims, accounts });
  const [left, facts] = [[...world.received], [...world.patientFacts]];
  while (left.length + facts.length > 0) {
    const place = random.integer(left.length + facts.length);
    if (place >= left.length) await layer.lay(facts.shift()!);
    else {
      const [next] = left.splice(place, 1) as [(typeof left)[number]];
      if (next.kind === 'file') doneOf(await receiveFile(context, actor, next));
      else doneOf(await recordDeposits(context, actor, next));
    }
  }
}

async function idsByName(
  { dataSource }: Store,
  statement: string,
  practiceId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<{ name: string; id: string }[]>(statement, [practiceId]);
  return new Map(rows.map(({ name, id }) => [name, id]));
}
