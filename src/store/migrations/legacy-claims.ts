import type { MigrationInterface, QueryRunner } from 'typeorm';
import { setJournalKinds } from './recoupment-tables.js';

const KIND = 'legacy';

const DECISIONS = ['match', 'release', 'undo'];

const APPROVED = ['write-off', 'billed-on', 'variance'];

/** What persons have approved of claim payments that are another system's or practice's, and its journals. */
export class LegacyClaims1767225700017 implements MigrationInterface {
  readonly name = 'LegacyClaims1767225700017';

  async up(runner: QueryRunner): Promise<void> {
    await setJournalKinds(runner, (kinds) => [...kinds, KIND]);
    await setDecisionKinds(runner, [...DECISIONS, KIND]);
    await demandApproval(runner, [...APPROVED, KIND]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await demandApproval(runner, APPROVED);
    await setDecisionKinds(runner, DECISIONS);
    await setJournalKinds(runner, (kinds) => kinds.filter((kind) => kind !== KIND));
  }
}

async function setDecisionKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await runner.query(`ALTER TABLE manual_decisions DROP CONSTRAINT manual_decisions_kind_check,
    ADD CONSTRAINT manual_decisions_kind_check CHECK (kind IN (${listOf(kinds)}))`);
}

/** Journals of these kinds stand only with an executed approval that names them. */
export async function demandApproval(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await runner.query('DROP TRIGGER journals_are_approved ON journals');
  await runner.query(`CREATE CONSTRAINT TRIGGER journals_are_approved AFTER INSERT ON journals
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN (${listOf(kinds)}))
    EXECUTE FUNCTION claimwright_journal_is_approved()`);
}

function listOf(kinds: readonly string[]): string {
  return kinds.map((kind) => `'${kind}'`).join(', ');
}
