import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import type { ClaimRecord } from '../../src/app/ports.js';
import {
  CLAIM_ORDERS,
  type ClaimFilter,
  type ClaimOrder,
  type PageRequest,
} from '../../src/app/records/list-records.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { readAllPages } from '../support/read-all-pages.js';
import {
  chargeJournal,
  type Ground,
  layGround,
  newActor,
  sampleClaim,
  sampleEncounter,
  sampleJournal,
  savePractice,
  succeed,
} from '../support/sample-records.js';

const NAMES = ['Doe', 'DOE-SMITH', 'Dö', 'do%', 'do_e', 'Döring', 'Zoë', "O'Neil"];

/** Claim number `index` of a practice, in which every date and charge stands several times. */
function variedClaim(ground: Ground, index: number): ClaimRecord {
  const base = sampleClaim(ground.encounter.encounterId, ground.patientAccountId, `00AB ${index}`);
  const day = `2026-01-0${1 + (index % 4)}` as CalendarDate;
  const lastName = NAMES[index % NAMES.length]!;
  return {
    ...base,
    state: index % 3 === 0 ? 'denied' : 'ready',
    firstServiceDate: day,
    lastServiceDate: '2026-01-09' as CalendarDate,
    payerControlNumbers: [`ICN-${index % 5}`],
    claim: {
      ...base.claim,
      chargeAmount: cents(10_000 + 100 * (index % 5)),
      patient: { lastName, firstName: 'Kim' },
      subscriber: { ...base.claim.subscriber, memberId: `M${index % 6}` },
      payer: { payerId: `P${index % 2}`, name: `Payer ${index % 2}` },
    },
  };
}

async function layClaims(opened: TestStore, actor: Actor, count: number): Promise<ClaimRecord[]> {
  const ground = await layGround(opened, actor, 0);
  const claims = Array.from({ length: count }, (_, index) => variedClaim(ground, index));
  await succeed(opened, actor, async (records) => {
    await records.claims.insert(claims);
    await records.ledger.append(claims.map(chargeJournal));
  });
  return claims;
}

const KEYS: Readonly<Record<string, (claim: ClaimRecord) => string>> = {
  entry: ({ claimId }) => claimId,
  serviceDate: ({ claimId, firstServiceDate }) => `${firstServiceDate} ${claimId}`,
  charge: ({ claimId, claim }) => `${claim.chargeAmount} ${claimId}`,
};

function idsInOrder(claims: readonly ClaimRecord[], order: ClaimOrder): string[] {
  const keyOf = KEYS[order.replace('-', '')]!;
  const sorted = [...claims].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(({ claimId }) => claimId);
  return order.startsWith('-') ? sorted.reverse() : sorted;
}

describeOnServer('lists of claims', (opened) => {
  let actor: Actor;
  let claims: ClaimRecord[];
  beforeAll(async () => {
    actor = newActor();
    claims = await layClaims(opened(), actor, 23);
    await layClaims(opened(), newActor(), 5);
  });

  const list = (filter: ClaimFilter, order: ClaimOrder = 'entry', page: PageRequest = { limit: 50 }) =>
    succeed(opened(), actor, ({ lists }) => lists.claims(filter, order, page));

  test.each(CLAIM_ORDERS)('by %s: every claim once, in order, over pages of any size', async (order) => {
    for (const limit of [1, 5, 22, 23, 200]) {
      const pages = await readAllPages((page) => list({}, order, page), limit);
      expect(pages.flat().map(({ claimId }) => claimId)).toEqual(idsInOrder(claims, order));
      expect(pages.length).toBe(Math.ceil(23 / limit));
    }
  });

  test('a page says all that is to be known of a claim, and what is open on it', async () => {
    const [claim] = claims;
    const { items, next } = await list({}, 'entry', { limit: 1 });
    expect([items, next]).toEqual([
      [
        {
          claimId: claim!.claimId,
          version: 1,
          state: 'denied',
          patientControlNumber: '00AB 0',
          patientAccountId: claim!.patientAccountId,
          patient: { lastName: 'Doe', firstName: 'Kim' },
          payerId: 'P0',
          payerName: 'Payer 0',
          chargeAmount: 10_000,
          openAmount: 10_000,
          firstServiceDate: '2026-01-01',
          lastServiceDate: '2026-01-09',
          issues: [],
        },
      ],
      [claim!.claimId],
    ]);
  });

  const FILTERS: readonly (readonly [string, ClaimFilter, (claim: ClaimRecord, index: number) => boolean])[] =
    [
      ['state', { state: 'denied' }, ({ state }) => state === 'denied'],
      ['own number', { patientControlNumber: 'ab7' }, (_, index) => index === 7],
      ['payer’s number', { payerControlNumber: 'icn-03' }, () => false],
      ['payer’s number', { payerControlNumber: ' icn-3 ' }, (_, index) => index % 5 === 3],
      ['name without case', { patientName: 'doe' }, (_, index) => [0, 1].includes(index % 8)],
      ['name with an umlaut', { patientName: 'DÖ' }, (_, index) => [2, 5].includes(index % 8)],
      ['name with a percent sign', { patientName: 'do%' }, (_, index) => index % 8 === 3],
      ['name with an underscore', { patientName: 'do_' }, (_, index) => index % 8 === 4],
      ['name with a quote', { patientName: "o'" }, (_, index) => index % 8 === 7],
      ['no name', { patientName: '' }, () => true],
      ['member', { memberId: 'M4' }, (_, index) => index % 6 === 4],
      ['payer', { payerId: 'P1' }, (_, index) => index % 2 === 1],
      [
        'first service date',
        { serviceFrom: '2026-01-02' as CalendarDate, serviceTo: '2026-01-03' as CalendarDate },
        (_, index) => [1, 2].includes(index % 4),
      ],
      [
        'several at once',
        { state: 'denied', payerId: 'P1', patientName: 'd' },
        (_, index) => index % 3 === 0 && index % 2 === 1 && index % 8 < 6,
      ],
      ['an account that has none', { patientAccountId: v7() }, () => false],
      ['a statement', { memberId: `' OR true --` }, () => false],
    ];

  test.each(FILTERS)('are found by %s: %j', async (_, filter, isMeant) => {
    const pages = await readAllPages((page) => list(filter, '-charge', page), 3);
    const meant = idsInOrder(claims.filter(isMeant), '-charge');
    expect(pages.flat().map(({ claimId }) => claimId)).toEqual(meant);
  });

  test('what comes in between moves nothing of what is read', async () => {
    const own = newActor();
    const before = await layClaims(opened(), own, 6);
    const read = (page: PageRequest) =>
      succeed(opened(), own, ({ lists }) => lists.claims({}, 'charge', page));
    const first = await read({ limit: 3 });
    await succeed(opened(), own, async (records) => {
      const cheap = { ...before[0]!, claimId: v7() };
      await records.claims.insert([cheap, { ...cheap, claimId: v7() }]);
    });
    const second = await read({ limit: 3, after: first.next! });
    const ids = [...first.items, ...second.items].map(({ claimId }) => claimId);
    expect(ids).toEqual(expect.arrayContaining(idsInOrder(before, 'charge')));
    expect(new Set(ids).size).toBe(6);
  });

  test('a claim of self-pay names no payer, and what was posted in the same unit of work counts', async () => {
    const own = newActor();
    const ground = await layGround(opened(), own, 0);
    const claim = { ...variedClaim(ground, 0), payers: [] };
    const { items } = await succeed(opened(), own, async ({ claims: records, ledger, lists }) => {
      await records.insert([claim]);
      const { claimId, patientAccountId } = claim;
      const of = { claimId, patientAccountId };
      await ledger.append([
        sampleJournal('charge', [
          { debit: 'receivable.patient', credit: 'revenue.charges', amount: cents(10_000), ...of },
          { debit: 'cash.patient', credit: 'receivable.patient', amount: cents(10_007), ...of },
        ]),
      ]);
      return lists.claims({}, 'entry', { limit: 1 });
    });
    const [{ payerId, payerName, openAmount }] = items as [(typeof items)[number]];
    expect([payerId, payerName, openAmount]).toEqual([undefined, undefined, -7]);
    expect(items[0]).not.toHaveProperty('payerId');
  });

  test.each([0, -1, 201, 1.5, Number.NaN])('a page of %d claims is a mistake', async (limit) => {
    await expect(list({}, 'entry', { limit })).rejects.toThrow('A page has 1 to 200 rows');
  });

  test('so is a key of another order, and an order that is not on the list', async () => {
    await expect(list({}, 'charge', { limit: 1, after: [v7()] })).rejects.toThrow(
      'The key of a page has 2 values, 1 were given',
    );
    const planted = 'charge; DROP TABLE claims' as ClaimOrder;
    await expect(list({}, planted)).rejects.toThrow('Claims have no such order');
  });

  test('the history of a claim is told from its start, with who and when', async () => {
    const { claimId } = claims[0]!;
    await succeed(opened(), actor, (records) =>
      records.claims.appendEvents([
        { claimId, from: 'none', to: 'ready', cause: 'import' },
        { claimId, from: 'ready', to: 'submitted', cause: 'submission:1' },
      ]),
    );
    const events = await succeed(opened(), actor, ({ lists }) => lists.claimEvents(claimId));
    const by = { claimId, actorId: 'u-7', recordedAt: '2026-03-02T15:00:00.000Z' };
    expect(events).toEqual([
      { ...by, from: 'none', to: 'ready', cause: 'import' },
      { ...by, from: 'ready', to: 'submitted', cause: 'submission:1' },
    ]);
  });

  test('encounters come by state, in the order of their entry', async () => {
    const own = newActor();
    await savePractice(opened(), own);
    const encounters = Array.from({ length: 7 }, (_, index) => ({
      ...sampleEncounter(),
      state: index % 2 === 0 ? ('held' as const) : ('claimed' as const),
    }));
    await succeed(opened(), own, (records) => records.encounters.insert(encounters));
    const read = (filter: { state?: 'held' }) =>
      readAllPages((page) => succeed(opened(), own, ({ lists }) => lists.encounters(filter, page)), 3);
    const listed = encounters.map(({ contentHash: _, ...encounter }) => encounter);
    expect(await read({})).toEqual([listed.slice(0, 3), listed.slice(3, 6), listed.slice(6)]);
    expect(await read({ state: 'held' })).toEqual([[listed[0], listed[2], listed[4]], [listed[6]]]);
  });
});
