import { type Outcome, refused } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import { isPermitted } from '../app/permissions.js';
import type { AuditedAct, Company, Records, UnitOfWork } from '../app/ports.js';
import { openRecords } from './records/open-records.js';
import type { Session } from './session.js';

/**
 * Units of work inside one transaction that will be rolled back: each sees what those before it wrote. They leave no
 * audit rows of their own, and nothing is tried again.
 */
export class PreviewedUnitOfWork implements UnitOfWork {
  constructor(
    private readonly session: Session,
    private readonly company: Company,
  ) {}

  async run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    if (actor.practiceId !== this.session.practiceId) throw new Error('A preview is of one practice');
    if (!isPermitted(actor, act.action)) return refused('forbidden', []);
    await this.session.write('SAVEPOINT unit');
    const { records, finish } = openRecords(this.session, this.company);
    const outcome = await work(records);
    if ('refused' in outcome) await this.session.write('ROLLBACK TO SAVEPOINT unit');
    else await finish();
    return outcome;
  }

  preview<T>(): Promise<Outcome<T>> {
    throw new Error('A preview cannot be opened inside another one');
  }
}
