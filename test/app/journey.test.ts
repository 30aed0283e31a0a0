import { v7 as uuidV7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { ageAccounts } from '../../src/app/accounts/age-accounts.js';
import { summarizePractice } from '../../src/app/accounts/summarize-practice.js';
import { importEncounters } from '../../src/app/claims/import-encounters.js';
import { submitClaims } from '../../src/app/claims/submit-claims.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { doneOf, fillBooks, MANAGER } from '../support/clinic-books.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';

describeOnBothDatabases('from encounters to aging', (opened) => {
  const contextOf = (): AppContext => ({
    unitOfWork: opened().store.unitOfWork,
    clock: opened().clock,
    ids: { next: () => uuidV7() },
  });
  let filled: Awaited<ReturnType<typeof fillBooks>>;

  test('every encounter becomes claims or is held with a reason', async () => {
    filled = await fillBooks(contextOf(), 60);
    const { intake } = filled;
    expect(intake.encounters).toBe(60);
    expect(intake.claimed + intake.held + intake.notBillable).toBe(60);
    expect(intake.claimed).toBeGreaterThan(40);
    expect(intake.byReason.length).toBeGreaterThan(0);
    const [submission] = filled.submitted.submissions;
    expect(submission?.claims).toBe(intake.ready);
  });

  test('the same encounters again make no claim and post nothing', async () => {
    const before = doneOf(await ageAccounts(contextOf(), MANAGER, {}));
    const again = doneOf(await importEncounters(contextOf(), MANAGER, filled.input));
    expect(again.unchanged).toBe(60);
    expect(again.claims).toBe(0);
    expect(doneOf(await submitClaims(contextOf(), MANAGER)).submissions).toEqual([]);
    expect(doneOf(await ageAccounts(contextOf(), MANAGER, {}))).toEqual(before);
  });

  test('the answers of the payers are posted once, and the books tie', async () => {
    const interchange = filled.submitted.submissions[0]!.bytes;
    const answer = answerSubmission({ seed: 'books', interchange, date: '2026-07-01' as CalendarDate });
    const files = [answer.acknowledgement999, ...answer.remittances];
    for (const [index, bytes] of files.entries()) {
      const received = doneOf(await receiveFile(contextOf(), MANAGER, { name: `${index}`, bytes }));
      expect(received.result).toBe('applied');
      expect(received.remittances.map((set) => set.result)).toEqual(
        received.kind === '835' ? ['posted'] : [],
      );
    }
    const posted = doneOf(await summarizePractice(contextOf(), MANAGER));
    for (const bytes of files) {
      const again = doneOf(await receiveFile(contextOf(), MANAGER, { name: 'again', bytes }));
      expect(again.result).toBe('duplicate');
    }
    expect(doneOf(await summarizePractice(contextOf(), MANAGER))).toEqual(posted);
    expect(posted.denials.length).toBeGreaterThan(0);
    const aged = doneOf(await ageAccounts(contextOf(), MANAGER, { asOf: '2027-01-01' as CalendarDate }));
    expect(aged.tiesToLedger).toBe(true);
    expect(aged.aging.total.total).toBeGreaterThan(0);
  });
});
