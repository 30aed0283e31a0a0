import type { DataSource } from 'typeorm';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../../app/actor.js';
import type { Clock, UnitOfWork } from '../../app/ports.js';
import type { Snapshot, Snapshots } from '../../app/rebuild/snapshot.js';
import { openRecords } from '../records/open-records.js';
import type { Session } from '../session.js';
import { runTransaction } from '../transaction.js';
import { readFigures } from './read-figures.js';
import { StoredInputs } from './stored-inputs.js';

/** Snapshots are read-only transactions in which everything is read as of their first statement. */
export class StoreSnapshots implements Snapshots {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async within<T>(actor: Actor, work: (snapshot: Snapshot) => Promise<T>): Promise<Outcome<T>> {
    const allowed = await this.unitOfWork.run(actor, { action: 'ledger.verify' }, async () => done(true));
    if ('refused' in allowed) return allowed;
    const read = (session: Session) => work(snapshotOf(session));
    return done(await runTransaction(this.dataSource, actor, this.clock, read, true));
  }
}

/** What is read in a transaction that sees one moment. */
export function snapshotOf(session: Session): Snapshot {
  return {
    records: openRecords(session, { hasCome: () => false }).records,
    inputs: new StoredInputs(session),
    figures: (kind) => readFigures(session, kind),
  };
}
