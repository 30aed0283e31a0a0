import { v7 as uuidV7 } from 'uuid';
import type { AdjustmentDecision } from '../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { listAdjustmentRules } from '../../src/app/reading/read-adjustment-rules.js';
import { listDenials } from '../../src/app/reading/read-work.js';
import {
  addAdjustmentRule,
  endAdjustmentRule,
  type NewAdjustmentRule,
} from '../../src/app/settings/add-adjustment-rule.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { doneOf, fillBooks, MANAGER } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';

const day = (text: string) => text as CalendarDate;

const PAGE = { limit: 200 };

/** What a refusal says, by the codes of its issues. */
async function refusalOf(outcome: ReturnType<typeof addAdjustmentRule>): Promise<string[]> {
  const settled = await outcome;
  if ('done' in settled) throw new Error('was to be refused');
  return [settled.refused.code, ...settled.refused.issues.map(({ code }) => code)];
}

describeOnServer('the decision table of a practice', (opened) => {
  const contextOf = (): AppContext => ({
    unitOfWork: opened().store.unitOfWork,
    clock: opened().clock,
    ids: { next: () => uuidV7() },
  });
  const add = (rule: NewAdjustmentRule) => addAdjustmentRule(contextOf(), MANAGER, rule);
  const medical: NewAdjustmentRule = {
    ...{ reasonCode: '204', groupCode: 'PR', meaning: 'medical', isPreventable: false },
    effectiveFrom: day('2026-06-01'),
  };
  let ruleId: string;
  let filled: Awaited<ReturnType<typeof fillBooks>>;

  beforeAll(async () => {
    filled = await fillBooks(contextOf(), 60);
  }, 180_000);

  test('takes a row that says what it asks for', async () => {
    ruleId = doneOf(await add({ ...medical, reasonCode: '0204' })).ruleId;
    const { items } = doneOf(await listAdjustmentRules(contextOf(), MANAGER, { reasonCode: '204' }, PAGE));
    expect(items).toEqual([{ ...medical, ruleId }, expect.objectContaining({ ruleId: 'default:204' })]);
  });

  test('refuses what cannot be, and what another row says already', async () => {
    const { reasonCode: _, ...noReason } = medical;
    expect(await refusalOf(add(noReason))).toEqual(['invalid', 'rule.without-reason']);
    expect(await refusalOf(add({ ...medical, meaning: 'missing-information' }))).toEqual([
      ...['invalid', 'rule.remark-meaning'],
    ]);
    const backwards = { ...medical, effectiveTo: day('2026-05-01') };
    expect(await refusalOf(add(backwards))).toEqual(['invalid', 'rule.ends-before-it-begins']);
    expect(await refusalOf(add({ ...medical, effectiveFrom: day('2026-08-01') }))).toEqual([
      ...['conflict', 'rule.overlaps'],
    ]);
    const biller = { ...MANAGER, role: 'biller' as const };
    expect(await refusalOf(addAdjustmentRule(contextOf(), biller, medical))).toEqual(['forbidden']);
  });

  test('decides what is posted, and the books say which row did', async () => {
    const interchange = filled.submitted.submissions[0]!.bytes;
    const answer = answerSubmission({ seed: 'books', interchange, date: day('2026-07-01') });
    for (const bytes of answer.remittances) {
      doneOf(await receiveFile(contextOf(), MANAGER, { name: 'answer', bytes }));
    }
    const denials = doneOf(await listDenials(contextOf(), MANAGER, {}, PAGE)).items;
    const own = denials.filter((denial) => denial.groupCode === 'PR' && denial.reasonCode === '204');
    expect(own.length).toBeGreaterThan(0);
    for (const denial of own) {
      expect(denial).toMatchObject({ denialClass: 'medical', ruleId, isPreventable: false });
    }
    for (const { deadline, deniedOn } of denials) expect(deadline! > deniedOn).toBe(true);
    const rows = await opened().store.dataSource.query<{ decisions: AdjustmentDecision[] }[]>(
      `SELECT decisions FROM claim_payments WHERE state IN ('posted', 'posted-denied')`,
    );
    const decisions = rows.flatMap((row) => row.decisions);
    expect(decisions.filter((each) => each.ruleId === ruleId && each.outcome === 'denied')).toHaveLength(
      own.length,
    );
    const byDefault = decisions.filter((each) => each.ruleId === 'default:45' && each.outcome === 'posted');
    expect(byDefault.length).toBeGreaterThan(5);
  });

  test('changes nothing of what is posted', async () => {
    const late = { ...medical, reasonCode: '50', effectiveFrom: day('2026-07-01') };
    expect(await refusalOf(add(late))).toEqual(['conflict', 'rule.too-early']);
    const end = (date: string) => endAdjustmentRule(contextOf(), MANAGER, ruleId, day(date));
    expect(await refusalOf(end('2026-06-15'))).toEqual(['conflict', 'rule.too-early']);
    expect(doneOf(await end('2026-12-31'))).toMatchObject({ ruleId, effectiveTo: '2026-12-31' });
    expect(doneOf(await add({ ...medical, effectiveFrom: day('2027-01-01') })).ruleId).not.toBe(ruleId);
    expect(await refusalOf(end('2027-02-01'))).toEqual(['conflict', 'rule.overlaps']);
    expect(await refusalOf(endAdjustmentRule(contextOf(), MANAGER, uuidV7(), day('2027-01-01')))).toEqual([
      'unknown',
    ]);
  });

  test('is read page by page, each row once', async () => {
    const read: string[] = [];
    let after: readonly string[] | undefined;
    do {
      const page = doneOf(
        await listAdjustmentRules(contextOf(), MANAGER, {}, { limit: 190, ...(after && { after }) }),
      );
      read.push(...page.items.map((rule) => rule.ruleId));
      after = page.next;
    } while (after);
    expect(new Set(read).size).toBe(read.length);
    expect(read.slice(0, 3)).toEqual(['default:1', 'default:2', 'default:3']);
    expect(read.length).toBeGreaterThan(600);
  });
});
