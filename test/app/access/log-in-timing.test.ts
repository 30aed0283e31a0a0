import { disableUser } from '../../../src/app/access/users.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { processorTime } from '../../support/processor-time.js';
import { addPerson, must, newOperator, openAccess, tryLogIn } from '../../support/test-access.js';

const ROUNDS = 5;

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
});

afterAll(() => opened.close());

test('N7: a log-in takes as long for a name that does not exist, and for one that is disabled or locked', async () => {
  const { passwordCost: _, ...access } = openAccess(opened);
  const operator = newOperator();
  for (const name of ['ann', 'bob', 'cid']) await addPerson(access, operator, name);
  must(await disableUser(access, operator, 'bob'));
  await opened.store.dataSource.query(`UPDATE users SET locked_until = '2027-01-01' WHERE name = 'cid'`);
  // In turns, so that whatever else the machine does falls on all of them.
  const names = ['ann', 'nobody', 'bob', 'cid', 'not a name'];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    // No more than nine failures: the password of the one who is compared with stays unlocked.
    for (const name of names) {
      const wrong = () => tryLogIn(access, operator, name, { password: 'elbow-8-canyon' });
      times.get(name)!.push(await processorTime(wrong));
    }
  }
  const known = medianOf(times.get('ann')!);
  for (const name of names) {
    // It is within a tenth on a quiet machine; without the hash it would be a twentieth.
    const ratio = medianOf(times.get(name)!) / known;
    expect({ name, isClose: ratio > 0.75 && ratio < 1.33, ratio }).toMatchObject({ name, isClose: true });
  }
});

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
