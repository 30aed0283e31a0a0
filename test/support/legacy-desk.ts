import type { Approval } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { LegacyRule } from '../../schemas/legacy-claims.js';
import { formatCents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { legacyRequestOf } from '../../src/app/approvals/legacy-claims.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import { legacyReturnOf } from '../../src/app/approvals/undo-legacy-claims.js';
import { listLegacyClaims } from '../../src/app/legacy-claims/list-legacy-claims.js';
import { doneOf } from './clinic-books.js';
import { openDecisionScene } from './open-decision-scene.js';
import type { TestStore } from './open-test-store.js';
import { succeed } from './sample-records.js';

export const OLD_SYSTEM: LegacyRule = {
  ...{ name: 'old-system', account: 'revenue.other-payer', controlNumbers: ['OLD-*'] },
};

/** Claims of before the 1st of March; the services of `renderRemittance` are of the 10th of February. */
export const GO_LIVE: LegacyRule = {
  ...{ name: 'go-live', account: 'liability.refund', serviceBefore: '2026-03-01' as CalendarDate },
};

/** A decision scene whose practice has rules for claims that are not its own, and two managers. */
export async function openLegacyDesk(opened: TestStore, claimCount: number, rules: readonly LegacyRule[]) {
  const scene = await openDecisionScene(opened, claimCount);
  const { context, actor } = scene;
  const [ann, bob] = ['ann', 'bob'].map((actorId): Actor => ({ ...actor, actorId }));
  const saveRules = (legacyClaims: readonly LegacyRule[]) =>
    succeed(opened, actor, async (records) => {
      const practice = (await records.practices.find())!;
      const settings = { ...(practice.settings as object), legacyClaims };
      await records.practices.save({ ...practice, settings });
    });
  await saveRules(rules);
  const preview = async (rule: string) =>
    doneOf(await listLegacyClaims(context, actor)).find((found) => found.rule.name === rule)!;
  const ask = async (rule: string, asker = ann!) => {
    const { claims, amount } = await preview(rule);
    const request = legacyRequestOf({ rule, count: claims.length, amount, reason: 'Kept by the old system' });
    return requestApproval(context, asker, request);
  };
  const approve = ({ approvalId }: Approval, decider = bob!) =>
    decideApproval(context, decider, { approvalId, verdict: 'approve' });
  const askBack = (approvalId: string, asker = ann!) =>
    requestApproval(context, asker, legacyReturnOf({ approvalId, reason: 'They are ours after all' }));
  return {
    ...{ askBack, scene, ann: ann!, bob: bob!, saveRules, preview, ask, approve },
    /** Asked for by one and approved by the other. */
    move: async (rule: string) => doneOf(await approve(doneOf(await ask(rule)))),
    takeBack: async (approvalId: string) => doneOf(await approve(doneOf(await askBack(approvalId)))),
    /** `OLD-1 80.00`. */
    list: async (rule: string) =>
      (await preview(rule)).claims.map(
        ({ row }) => `${row.payment.patientControlNumber} ${formatCents(row.payment.paymentAmount)}`,
      ),
  };
}

export type LegacyDesk = Awaited<ReturnType<typeof openLegacyDesk>>;
