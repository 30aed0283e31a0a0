import { formatX12Cents, parseCents, subtractCents, sumCents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { partsOf } from '../../src/app/approvals/part-request.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { createRandom, type Random } from '../../src/simulator/create-random.js';
import { doneOf } from '../support/clinic-books.js';
import { type DecisionScene, openDecisionScene, receive, tellBooks } from '../support/open-decision-scene.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { renderRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

const CLAIMS = [
  ...['C1 120 P1', 'C2 0 P2 CO-16', 'C3 90 P3 PR-1', 'C4 150 P4', 'C5 60 P5 CO-45 30', 'C6 -20 P6'],
  ...['GONE 40 P7', 'C1 -120 P1', 'C1 100 P8'],
];

const PLB = ['WO:P9 -25', 'L6 -1.50'];

const HEAD = { trace: 'T1', date: '20260301' };

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened?.close());

interface Part {
  readonly claims: string[];
  readonly plb: string[];
}

/** Every claim payment and provider adjustment in one of some parts; none of them is empty. */
function split(random: Random): Part[] {
  const parts = Array.from({ length: random.between(2, 5) }, (): Part => ({ claims: [], plb: [] }));
  for (const claim of CLAIMS) random.pick(parts).claims.push(claim);
  for (const adjustment of PLB) random.pick(parts).plb.push(adjustment);
  return parts.filter(({ claims, plb }) => claims.length + plb.length > 0);
}

function amountOf({ claims, plb }: Part): string {
  const sumOf = (texts: readonly string[]) => sumCents(texts, (text) => parseCents(text.split(' ')[1]!)!);
  return formatX12Cents(subtractCents(sumOf(claims), sumOf(plb)));
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(random.integer(left.length), 1)[0]!);
}

/** In any order and in groups, as persons find them; what came first may leave less than nothing, and waits then. */
async function releaseAll(scene: DecisionScene, random: Random): Promise<number> {
  const { actor, context } = scene;
  const other: Actor = { ...actor, actorId: 'another' };
  let releases = 0;
  for (;;) {
    const { items } = await succeed(opened, actor, (records) =>
      records.lists.workItems({ state: 'open', kind: 'quarantined-set' }, { limit: 20 }),
    );
    if (items.length === 0) return releases;
    const keys = shuffle(random, items).map(({ naturalKey }) => naturalKey);
    const together = releases > 20 ? keys : keys.slice(0, random.between(1, keys.length));
    const reason = 'The payer sent it in parts';
    const asked = await requestApproval(context, actor, { ...partsOf(together), reason });
    releases += 1;
    if ('refused' in asked) {
      expect(asked.refused.issues.map(({ code }) => code)).toEqual(['approval.parts-exceed-payment']);
      continue;
    }
    const decision = { approvalId: asked.done.approvalId, verdict: 'approve' } as const;
    doneOf(await decideApproval(context, other, decision));
  }
}

test('a remittance that was split at random and released in any order is the whole one, to the cent', async () => {
  const whole = await openDecisionScene(opened, 6);
  await receive(whole, { ...HEAD, claims: CLAIMS, plb: PLB });
  const wanted = await tellBooks(whole);
  expect(wanted.filter((line) => line.startsWith('item'))).not.toEqual([]);
  for (let seed = 0; seed < 4; seed += 1) {
    const random = createRandom(`split ${seed}`);
    const scene = await openDecisionScene(opened, 6);
    const stated = amountOf({ claims: CLAIMS, plb: PLB });
    for (const part of shuffle(random, split(random))) {
      const bytes = renderRemittance({ ...HEAD, ...part, stated });
      const { remittances } = doneOf(await receiveFile(scene.context, scene.actor, { name: 'era', bytes }));
      expect(remittances.map(({ result }) => result)).toEqual(['quarantined']);
    }
    await releaseAll(scene, random);
    expect([seed, await tellBooks(scene)]).toEqual([seed, wanted]);
  }
}, 300_000);
