import { v7 as uuidV7 } from 'uuid';
import { type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import { proveCertificates } from '../../src/app/reading/read-certificates.js';
import { doneOf, MANAGER } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { countTexts, readSampleFiles } from '../support/sample-files.js';
import { SAMPLE_RECEIPTS } from './sample-receipts.js';

const files = readSampleFiles();

/** What became of the file and of its sets, and the errors with how often. */
function outcomeOf({ kind, result, remittances, acknowledgements, issues }: ReceivedFile): string {
  const sets = [
    ...remittances.map((set) => `835 ${set.result}`),
    ...acknowledgements.map(({ kind, code }) => [kind, code].filter(Boolean).join(' ')),
  ];
  const errors = [...issues, ...remittances.flatMap((set) => set.issues)].filter(
    ({ severity }) => severity === 'error',
  );
  return [
    `${kind} ${result}`,
    ...countTexts(sets),
    ...countTexts(errors.map(({ code }) => code)).map((text) => `! ${text}`),
  ].join('; ');
}

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

  test('a file that is no X12 is kept and refused with a place and a reason', async () => {
    const received = doneOf(await receive('letter.txt', Buffer.from('Dear payer')));
    expect(received.result).toBe('quarantined');
    expect(received.issues).toMatchObject([
      { code: 'x12.no-interchange', at: { line: 1, byteOffset: 0 } },
      { code: 'intake.no-usable-set' },
    ]);
  });

  test('the list of outcomes names files by hash, and none is empty', () => {
    for (const [hash, outcome] of Object.entries(SAMPLE_RECEIPTS)) {
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      expect(outcome).not.toBe('');
    }
  });

  if (files.length > 0) {
    test('each is applied, or refused with a place and a reason; again it does nothing; the books hold', async () => {
      const found: Record<string, string> = {};
      for (const { path, hash, bytes } of files) {
        const received = doneOf(await receive('sample', bytes));
        if (found[hash] !== undefined) {
          expect([path, received.result]).toEqual([path, 'duplicate']);
          continue;
        }
        found[hash] = outcomeOf(received);
        const refusals = [
          ...(received.result === 'quarantined' ? [received.issues] : []),
          ...received.remittances.filter((set) => set.result === 'quarantined').map((set) => set.issues),
        ];
        for (const issues of refusals) {
          const errors = issues.filter(({ severity }) => severity === 'error');
          expect([path, errors.some(({ at }) => at.line !== undefined || at.segment)]).toEqual([path, true]);
        }
      }
      expect(found).toEqual(SAMPLE_RECEIPTS);
    });

    test('every certificate of a set is what its file says, byte by byte', async () => {
      const { unitOfWork } = opened.store;
      const context = { unitOfWork, clock: opened.clock, ids: { next: () => uuidV7() } };
      const proven = doneOf(await proveCertificates(context, MANAGER, {}));
      const sets = Object.values(SAMPLE_RECEIPTS).flatMap(
        (text) => text.match(/835 (posted|quarantined)/g) ?? [],
      );
      expect(proven.length).toBeGreaterThanOrEqual(sets.length);
      expect(proven.filter(({ check }) => check.fault !== undefined)).toEqual([]);
    });
  }
});
