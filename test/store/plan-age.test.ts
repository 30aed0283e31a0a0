import { Connection } from '../../src/store/connection.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';

const LOOK_UP = 'SELECT payload FROM grown WHERE key = $1';
const GROW = `INSERT INTO grown SELECT 'key ' || said, 'payload' FROM generate_series($1::integer, $2::integer) AS said`;

describeOnBothDatabases('plans of prepared statements', (opened) => {
  test('are made anew when tables have grown since, and no statistics tell of it', async () => {
    const runner = opened().store.dataSource.createQueryRunner();
    const connection = await Connection.of(runner);
    const lookUp = (key: string) => connection.send(LOOK_UP, [key]);
    try {
      await connection.send('CREATE TEMPORARY TABLE grown (key text PRIMARY KEY, payload text NOT NULL)', []);
      await connection.send(GROW, [1, 10]);
      await connection.send('VACUUM ANALYZE grown', []);
      // The sixth use of a statement keeps its plan.
      for (let use = 1; use <= 6; use += 1) await lookUp('key 1');
      await expect(planOf(connection)).resolves.toContain('Seq Scan');
      await connection.send(GROW, [11, 2_000]);
      await expect(lookUp('key 1990')).resolves.toMatchObject({ rows: [{ payload: 'payload' }] });
      await expect(planOf(connection)).resolves.toContain('Index Scan');
    } finally {
      await runner.query('DROP TABLE IF EXISTS grown');
      await runner.release();
    }
  });
});

/** The plan that the database keeps of the look-up. */
async function planOf(connection: Connection): Promise<string> {
  const named = await connection.send('SELECT name FROM pg_prepared_statements WHERE statement = $1', [
    LOOK_UP,
  ]);
  const { rows } = await connection.send(`EXPLAIN EXECUTE "${named.rows[0].name}" ('key 1')`, []);
  return JSON.stringify(rows);
}
