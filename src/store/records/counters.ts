import type { CounterRecords } from '../../app/ports.js';
import { integerOf } from '../rows.js';
import type { Session } from '../session.js';

export class StoredCounters implements CounterRecords {
  constructor(private readonly session: Session) {}

  async next(name: string): Promise<number> {
    const [counter] = await this.session.rows<{ value: string }>(
      `INSERT INTO counters AS c (practice_id, name, value) VALUES ($1, $2, 1)
       ON CONFLICT (practice_id, name) DO UPDATE SET value = c.value + 1
       RETURNING value`,
      [this.session.practiceId, name],
    );
    return integerOf(counter!.value);
  }
}
