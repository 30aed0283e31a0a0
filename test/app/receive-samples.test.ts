import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { explainFile } from '../../src/app/explain-file.js';
import { receiveFile } from '../../src/app/receive-file.js';
import { doneOf, MANAGER } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';

const folder = process.env.SAMPLES_DIR;
const files = (folder ? readdirSync(join(folder, 'edi'), { recursive: true, encoding: 'utf8' }) : [])
  .map((name) => join(folder!, 'edi', name))
  .filter((path) => /\.(835|837p?|edi|dat|txt|99[79]|ack)|source/i.test(path));

describe('files that others wrote', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());
  const receive = (name: string, bytes: Uint8Array) =>
    receiveFile(
      { unitOfWork: opened.store.unitOfWork, clock: opened.clock, ids: { next: () => uuidV7() } },
      MANAGER,
      { name, bytes },
    );

  test('a file that is no X12 is kept and refused with a reason', async () => {
    const received = doneOf(await receive('letter.txt', Buffer.from('Dear payer')));
    expect(received.result).toBe('quarantined');
    expect(received.issues.length).toBeGreaterThan(0);
  });

  test('each is read, or refused with a reason, and the books hold', async () => {
    for (const path of files) {
      const bytes = readFileSync(path);
      const received = doneOf(await receive('sample', bytes));
      const refusedSets = received.remittances.filter((set) => set.result === 'quarantined');
      if (received.result === 'quarantined') expect([path, received.issues.length]).not.toEqual([path, 0]);
      for (const set of refusedSets) expect([path, set.issues.length]).not.toEqual([path, 0]);
      explainFile(bytes);
    }
  });
});
