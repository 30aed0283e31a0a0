import { v7 } from 'uuid';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { formatCents, ZERO } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import { setsOf } from '../edi/sets-of.js';
import { doneOf } from '../support/clinic-books.js';
import { answerEarlier } from '../support/earlier-payers.js';
import { fitClaims } from '../support/fitting-claims.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { renderAdvice } from '../support/render-advice.js';
import { countTexts, readSampleFiles, type SampleFile } from '../support/sample-files.js';
import { chargeJournal, succeed } from '../support/sample-records.js';
import { SAMPLE_POSTINGS } from './sample-postings.js';

/** By content, each once; a file that holds no set that can be read as an 835 is of no interest here. */
const files = [...new Map(readSampleFiles().map((file) => [file.hash, file])).values()].filter(
  ({ bytes }) => setsOf(bytes, '835').length > 0,
);

const LATEST = '2999-12-31' as CalendarDate;

describe('835 files that others wrote, each beside the claims that it answers', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  async function post(file: SampleFile): Promise<string[]> {
    const actor: Actor = { actorId: 'test', role: 'billing-manager', practiceId: file.hash };
    const payments = setsOf(file.bytes, '835').flatMap(
      (set) => readRemittanceAdvice(set).advice?.claimPayments ?? [],
    );
    const { encounter, patientAccountId, claims } = fitClaims(payments);
    await succeed(opened, actor, async (records) => {
      await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings: {} });
      await records.encounters.insert([encounter]);
      const person = { lastName: 'Doe', firstName: 'Jane' };
      await records.patientAccounts.findOrInsert([{ patientAccountId, sourceKey: 'k', person }]);
      await records.claims.insert(claims);
      await records.ledger.append(claims.map(chargeJournal));
    });
    const { unitOfWork } = opened.store;
    const context = { unitOfWork, clock: opened.clock, ids: { next: () => v7() } };
    const receive = async (bytes: Uint8Array) =>
      tellSets(doneOf(await receiveFile(context, actor, { name: 'sample', bytes })));
    const claimIds = claims.map(({ claimId }) => claimId);
    const told = [...(await receive(file.bytes)), ...(await tellBooks(opened, actor, claimIds))];
    if (!told.includes('claim submitted') || !told.some((text) => text.endsWith(' held'))) return told;
    const earlier = payments.flatMap(answerEarlier);
    const sets = earlier.map((payment) => payment.claimStatusCode);
    for (const status of [...new Set(sets)]) {
      const claimPayments = earlier.filter((payment) => payment.claimStatusCode === status);
      await receive(renderAdvice({ claimPayments, traceNumber: `EARLIER${status}` }));
    }
    return [...told, 'then the payers before it', ...(await tellBooks(opened, actor, claimIds))];
  }

  it('lists outcomes by hash, and none is empty', () => {
    for (const [hash, outcome] of Object.entries(SAMPLE_POSTINGS)) {
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      expect(outcome).not.toEqual([]);
    }
  });

  if (files.length > 0) {
    it('ends each as it was reviewed', async () => {
      const found: Record<string, readonly string[]> = {};
      for (const file of files) found[file.hash] = await post(file);
      expect(found).toEqual(SAMPLE_POSTINGS);
    });
  }
});

/** What became of the file and of each set, and why. */
function tellSets({ result, remittances, issues }: ReceivedFile): string[] {
  const errorsOf = (found: ReceivedFile['issues']) =>
    countTexts(found.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  return [
    [`file ${result}`, ...errorsOf(issues)].join(' ! '),
    ...remittances.map((set) => [`set ${set.result}`, ...errorsOf(set.issues)].join(' ! ')),
  ];
}

/** Claim payments, claims, accounts, denials and work items; amounts, codes and kinds alone. */
async function tellBooks(opened: TestStore, actor: Actor, claimIds: readonly string[]): Promise<string[]> {
  const query = async (sql: string): Promise<string[]> => {
    const rows = await opened.store.dataSource.query<{ text: string }[]>(sql, [actor.practiceId]);
    return rows.map(({ text }) => text);
  };
  const payments = await query(
    `SELECT 'CLP ' || c.ordinal || ' ' || c.state AS text
     FROM claim_payments c JOIN remittances r USING (practice_id, remittance_id)
     WHERE c.practice_id = $1 ORDER BY r.set_ordinal, c.ordinal`,
  );
  const claims = await query(
    `SELECT 'claim ' || state AS text FROM claim_states WHERE practice_id = $1 ORDER BY claim_id`,
  );
  return [
    ...payments,
    ...claims,
    ...(await succeed(opened, actor, async (records) => {
      const balances = await records.ledger.trialBalance({ asOf: LATEST });
      const denials = await records.denials.findByClaims(claimIds);
      const items = await records.workItems.countOpen();
      return [
        ...balances
          .filter(({ balance }) => balance !== ZERO)
          .map(({ account, balance }) => `${account} ${formatCents(balance)}`)
          .sort(),
        ...countTexts(
          denials.map(
            ({ denialClass, groupCode, reasonCode, deniedAmount, atStakeAmount, state, occurrence }) =>
              `denied ${denialClass} ${groupCode}-${reasonCode} ${formatCents(deniedAmount)}, at stake ${formatCents(atStakeAmount)}, ${occurrence}, ${state}`,
          ),
        ).sort(),
        ...items.map(({ kind, count, amount }) => `item ${kind} x${count} ${formatCents(amount)}`),
      ];
    })),
  ];
}
