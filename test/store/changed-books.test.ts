import { describeOnServer } from '../support/describe-on-databases.js';
import { checkerOfBooks } from '../support/expect-coherent-books.js';
import { layGround, newActor } from '../support/sample-records.js';

describeOnServer('the books that every test is held against', (opened) => {
  test('are checked again when a row of them was written, changed or removed, and only then', async () => {
    const { store } = opened();
    const checked: string[] = [];
    const run: typeof store.invariants.run = (auditor) => {
      checked.push(auditor.practiceId);
      return store.invariants.run(auditor);
    };
    const { checkBooks, checkAll } = checkerOfBooks({ ...store, invariants: { run } });
    const checkedNow = async (check = checkBooks) => {
      await check();
      return checked.splice(0);
    };
    const [one, other] = [newActor(), newActor()];
    for (const actor of [one, other]) await layGround(opened(), actor, 2);
    expect((await checkedNow()).sort()).toEqual([one.practiceId, other.practiceId].sort());
    expect(await checkedNow()).toEqual([]);
    for (const statement of [
      `INSERT INTO counters (practice_id, name, value) VALUES ($1, 'planted', 1)`,
      `UPDATE counters SET value = 2 WHERE practice_id = $1 AND name = 'planted'`,
      `DELETE FROM counters WHERE practice_id = $1 AND name = 'planted'`,
    ]) {
      await store.dataSource.query(statement, [other.practiceId]);
      expect(await checkedNow()).toEqual([other.practiceId]);
    }
    // A check leaves an audit row, as each request does, which is looked at in the end.
    await store.invariants.run({ ...other, role: 'auditor' });
    expect(await checkedNow()).toEqual([]);
    expect(await checkedNow(checkAll)).toEqual([other.practiceId]);
    expect(await checkedNow(checkAll)).toEqual([]);
    const shift = (cents: number) =>
      store.dataSource.query(
        'UPDATE account_balances SET balance_cents = balance_cents + $2 WHERE practice_id = $1',
        [one.practiceId, cents],
      );
    await shift(1);
    await expect(checkBooks()).rejects.toThrow('I3');
    // It is not taken for coherent because it was looked at.
    await expect(checkBooks()).rejects.toThrow('I3');
    await shift(-1);
    await checkBooks();
  });
});
