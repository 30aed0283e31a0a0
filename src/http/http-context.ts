import type { ConceptMap } from '../../fhir-mappings/concept-map.js';
import type { AccessContext } from '../app/access/access-context.js';
import type { IdempotencyRecords } from '../app/access/access-records.js';
import type { Actor } from '../app/actor.js';

/** What the routes work with; composed in src/compose.ts. */
export interface HttpContext extends AccessContext {
  /** Keys and answers of one actor's practice, outside any use case's transaction. */
  readonly idempotency: (actor: Actor) => IdempotencyRecords;
  /** Maps that come with the program, behind those of the practice. */
  readonly conceptMaps: readonly ConceptMap[];
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Names of migrations that the database lacks. */
  pendingMigrations(): Promise<string[]>;
  readonly version: string;
  /** Where clients find the service: `https://claims.example.org`, without a slash at its end. */
  publicUrl(): string;
}
