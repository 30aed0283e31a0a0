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
import type { World } from './world.js';

/** The visits of a world that has ended, and then all that it received, in an order of the dice, in a new practice. */
export async function receiveAgain(
  world: World,
  store: Store,
  practiceId: string,
  random: Random,
): Promise<void> {
  const actor: Actor = { ...world.actor, practiceId };
  let day = 0;
  const clock = { now: () => new Date(`${addDays(world.year.start, day)}T15:00:00.000Z`) };
  const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
  for (const [month, documents] of world.year.months.entries()) {
    if (documents.length === 0) continue;
    day = endOf(month);
    const input = { documents, practice: world.year.practice, conceptMaps: BUILT_IN_CONCEPT_MAPS };
    doneOf(await importEncounters(context, actor, input));
    doneOf(await submitClaims(context, actor));
  }
  const left = [...world.received];
  while (left.length > 0) {
    const [next] = left.splice(random.integer(left.length), 1) as [(typeof left)[number]];
    if (next.kind === 'file') doneOf(await receiveFile(context, actor, next));
    else doneOf(await recordDeposits(context, actor, next));
  }
}
