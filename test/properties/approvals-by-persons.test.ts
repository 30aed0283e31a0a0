import type { Approval } from '../../schemas/approval.js';
import type { Actor } from '../../src/app/actor.js';
import { listApprovals } from '../../src/app/reading/read-approvals.js';
import { openDesk } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import fc from '../support/property-testing.js';

const DENIED = Array.from(
  { length: 6 },
  (_, index) => `J1N${index + 1} 0 P${index + 1} ${index % 2 ? 'PR-204' : 'CO-16'}`,
);

const command = fc.oneof(
  fc.record({
    do: fc.constant('ask' as const),
    kind: fc.constantFrom('write-off.denial' as const, 'write-off.denial' as const, 'billed-on' as const),
    claim: fc.integer({ min: 1, max: 6 }),
    amount: fc.constantFrom('-1.00', '40.00', '100.00', '100.01', '150.00', '151.00'),
    by: fc.nat(5),
  }),
  fc.record({
    do: fc.constantFrom('approve' as const, 'approve' as const, 'approve' as const, 'decline' as const),
    of: fc.nat(9),
    by: fc.nat(5),
  }),
  fc.record({ do: fc.constant('pay' as const), claim: fc.integer({ min: 1, max: 6 }) }),
);

describeOnServer('random requests and decisions by random persons', (opened) => {
  test('I22: nothing above the limit is done that too few others, or the one who asked, approved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 30, maxLength: 40 }), async (commands) => {
        const desk = await openDesk(opened());
        await desk.receive({ trace: 'T0', date: '20260301', claims: DENIED });
        const keys = await Promise.all(DENIED.map((_, index) => desk.denialKey(`J1N${index + 1}`)));
        const persons = [desk.biller, desk.accountManager, desk.ann, desk.bob, desk.cyd, desk.manager];
        const asked: Approval[] = [];
        const approvers = new Map<string, Actor[]>();
        for (const [index, each] of commands.entries()) {
          if (each.do === 'ask') {
            const { kind, amount, claim } = each;
            const made = await desk.ask(persons[each.by]!, { kind, objectId: keys[claim - 1]!, amount });
            if ('done' in made) asked.push(made.done);
          } else if (each.do === 'pay') {
            const claims = [`J1N${each.claim} 30 P${each.claim} CO-197`];
            await desk.receive({ trace: `T${index + 1}`, date: '20260401', claims });
          } else if (asked.length > 0) {
            const request = asked[each.of % asked.length]!;
            const decided = await desk.decide(persons[each.by]!, request, each.do);
            if ('refused' in decided || each.do === 'decline') continue;
            approvers.set(request.approvalId, [
              ...(approvers.get(request.approvalId) ?? []),
              persons[each.by]!,
            ]);
          }
        }
        const { items } = doneOf(await listApprovals(desk.context, desk.biller, {}, { limit: 200 }));
        for (const { approvalId, kind, state, countedAmount, requestedBy } of items) {
          const others = new Set((approvers.get(approvalId) ?? []).map(({ actorId }) => actorId));
          expect(others.has(requestedBy)).toBe(false);
          if (state !== 'executed' || countedAmount <= 10_000) continue;
          expect(others.size).toBeGreaterThanOrEqual(kind === 'billed-on' ? 1 : 2);
        }
        const journals = items.flatMap(({ journalKeys }) => journalKeys);
        expect(new Set(journals).size).toBe(journals.length);
        expect(journals.length).toBe(items.filter(({ state }) => state === 'executed').length);
      }),
      { numRuns: 1 },
    );
  });
});
