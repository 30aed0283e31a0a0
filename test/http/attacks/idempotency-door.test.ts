import { done } from '../../../schemas/outcome.js';
import { answerOnce } from '../../../src/http/idempotency.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { runsWithin } from '../../support/runs-within.js';
import { newActor, savePractice } from '../../support/sample-records.js';

/** Keys that go through the door behind which every route works, beside those that come by HTTP. */
const KEYS = { full: 2000, least: 50 };
const PARALLEL = 50;

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

test(`M1, M2, G6: of many keys, each ${PARALLEL} times at once, each has one effect, and none for another body`, async () => {
  const actor = newActor();
  await savePractice(opened, actor);
  const keys = opened.store.idempotency(actor);
  const effects = new Map<string, number>();
  const ask = (key: string, requestHash: string) =>
    answerOnce(keys, { key, actorId: actor.actorId, requestHash }, async () => {
      effects.set(key, (effects.get(key) ?? 0) + 1);
      return opened.store.unitOfWork.run(actor, { action: 'practice.configure' }, async () =>
        done({ status: 201, body: { key, asked: requestHash }, headers: {} }),
      );
    }).then(
      (outcome) => ('done' in outcome ? outcome.done : outcome.refused),
      (error: { code?: string; data?: { code?: string } }) => error,
    );
  const counts = { first: 0, replayed: 0, busy: 0 };
  let sent = 0;
  for (const index of runsWithin('G6: keys sent 50 times at the door', KEYS)) {
    sent += 1;
    const key = `door-${index}`;
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => ask(key, 'one')));
    for (const answer of answers) {
      if ('body' in answer) {
        expect(answer.body).toEqual({ key, asked: 'one' });
        counts[answer.headers['idempotency-replayed'] ? 'replayed' : 'first'] += 1;
      } else {
        expect(answer).toMatchObject({ code: 'busy' });
        counts.busy += 1;
      }
    }
    expect(await ask(key, 'another')).toMatchObject({ code: 'key-reused' });
  }
  expect(counts.first).toBe(sent);
  expect(counts.first + counts.replayed + counts.busy).toBe(sent * PARALLEL);
  expect([...effects.values()].filter((count) => count !== 1)).toEqual([]);
  expect(effects.size).toBe(sent);
}, 1_800_000);
