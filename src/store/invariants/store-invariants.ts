import type { DataSource } from 'typeorm';
import { done } from '../../../schemas/outcome.js';
import type { Actor } from '../../app/actor.js';
import type { Clock, InvariantChecks, InvariantResult, UnitOfWork } from '../../app/ports.js';
import { runTransaction } from '../transaction.js';
import { INVARIANTS } from './invariants.js';

/** A role that may not verify the ledger asked for it. */
export class VerificationForbiddenError extends Error {
  override readonly name = 'VerificationForbiddenError';
}

/** Runs every check in one snapshot of the practice, so that posting goes on meanwhile; audited as `ledger.verify`. */
export class StoreInvariants implements InvariantChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor): Promise<InvariantResult[]> {
    const allowed = await this.unitOfWork.run(actor, { action: 'ledger.verify' }, async () => done(true));
    if ('refused' in allowed)
      throw new VerificationForbiddenError(`The role ${actor.role} may not verify the ledger`);
    const check = async (session: Parameters<(typeof INVARIANTS)[number]['check']>[0]) => {
      const results: InvariantResult[] = [];
      for (const { id, statement, check } of INVARIANTS) {
        results.push({ id, statement, ...(await check(session)) });
      }
      return results;
    };
    return runTransaction(this.dataSource, actor, this.clock, check, true);
  }
}
