import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import type { RemittanceStart, StreamedRemittance } from '../../../edi/stream/streamed-remittance.js';
import { readClaimPaymentLists, readClaimPayments } from '../../../edi/stream.js';
import { validateAgainstGuide } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import { fixture, pathsOf, setsOf } from '../sets-of.js';

/** The bytes in chunks that end at these offsets. */
function* cut(bytes: Uint8Array, ends: readonly number[]): Generator<Uint8Array> {
  let start = 0;
  for (const end of [...ends, bytes.length]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function collect(
  bytes: Uint8Array,
  ends: readonly number[] = [],
  options: Parameters<typeof readClaimPayments>[1] = {},
): Promise<StreamedRemittance[]> {
  const told: StreamedRemittance[] = [];
  for await (const part of readClaimPayments(cut(bytes, ends), options)) told.push(part);
  return told;
}

/** The parts of each set, put together again as the reader of a whole set gives them. */
function advicesOf(told: readonly StreamedRemittance[]) {
  const starts = [...told.keys()].filter((at) => told[at]!.kind === 'set-start');
  return starts.map((at, index) => {
    const parts = told.slice(at, starts[index + 1]);
    const of = <K extends StreamedRemittance['kind']>(kind: K) =>
      parts.filter((part): part is Extract<StreamedRemittance, { kind: K }> => part.kind === kind);
    const [start] = of('set-start');
    const [end] = of('set-end');
    const claims = of('claim-payment');
    const advice = {
      ...start!.head,
      headers: of('header').map(({ header }) => header),
      claimPayments: claims.map(({ payment }) => payment),
      providerAdjustments: end!.providerAdjustments,
      otherSegments: of('other-segment').map(({ segment }) => segment),
      place: end!.place,
    };
    const issues = [...start!.issues, ...claims.flatMap((claim) => claim.issues), ...end!.issues];
    return { advice, hasHead: start!.head !== undefined, end: end!, claims, issues };
  });
}

const sorted = (issues: readonly Issue[]) => issues.map((found) => JSON.stringify(found)).sort();

const samples = pathsOf('835')
  .map((path) => ({ name: basename(path), bytes: readFileSync(path) as Uint8Array }))
  .map((file) => ({ ...file, sets: setsOf(file.bytes, '835') }))
  .filter(({ sets }) => sets.length > 0);

describe('readClaimPayments', () => {
  it.each(samples)('tells of $name what is read of its sets as a whole', async ({ bytes, sets }) => {
    const streamed = advicesOf(await collect(bytes));
    expect(streamed.length).toBe(sets.length);
    streamed.forEach(({ advice, hasHead, end, claims, issues }, index) => {
      const whole = readRemittanceAdvice(sets[index]!);
      expect(sorted(issues)).toEqual(sorted([...whole.issues, ...sets[index]!.issues]));
      expect(hasHead && end.balance !== undefined).toBe(whole.advice !== undefined);
      expect(claims.filter(({ isReadable }) => !isReadable).map(({ payment }) => payment.ordinal)).toEqual(
        whole.unreadableOrdinals,
      );
      if (!whole.advice) return;
      expect(advice).toEqual(whole.advice);
      const { claimPayments, failingOrdinals, ...balance } = checkRemittanceBalance(whole.advice);
      expect(claims.map((claim) => claim.balance)).toEqual(claimPayments);
      expect(end.balance).toMatchObject({ set: balance.set, setBalances: balance.setBalances });
      const failing = new Set([...failingOrdinals, ...whole.unreadableOrdinals]);
      expect(end).toMatchObject({
        claimPaymentCount: claimPayments.length,
        failingCount: failing.size,
      });
    });
  });

  it.each(samples)('walks the sets of $name along their guides', async ({ bytes, sets }) => {
    const streamed = advicesOf(await collect(bytes, [], { validate: {} }));
    streamed.forEach(({ issues }, index) => {
      const set = sets[index]!;
      const wanted = [...readRemittanceAdvice(set).issues, ...set.issues, ...validateAgainstGuide(set)];
      expect(sorted(issues)).toEqual(sorted(wanted));
    });
  });

  it.each(['835/provider-adjustments.edi', '835/unknown-segment.edi'])(
    'tells the same of %s for a cut at every byte, and byte by byte',
    async (path) => {
      const bytes = fixture(path);
      const whole = JSON.stringify(await collect(bytes));
      for (let at = 1; at < bytes.length; at += 1) {
        expect(JSON.stringify(await collect(bytes, [at]))).toBe(whole);
      }
      expect(JSON.stringify(await collect(bytes, Array.from(bytes.keys())))).toBe(whole);
    },
  );

  it.each(['835/provider-adjustments.edi', '835/unknown-segment.edi'])(
    'tells the same of %s in lists, none of them empty',
    async (path) => {
      const bytes = fixture(path);
      const lists: (readonly StreamedRemittance[])[] = [];
      for await (const list of readClaimPaymentLists(cut(bytes, [7, 300, 900]))) lists.push(list);
      expect(JSON.stringify(lists.flat())).toBe(JSON.stringify(await collect(bytes)));
      expect(lists.filter(({ length }) => length === 0)).toEqual([]);
      expect(lists.length).toBeGreaterThan(1);
    },
  );

  it('takes up at a set, and tells the rest as it was', async () => {
    const bytes = twoSets();
    const told = await collect(bytes);
    const starts = [...told.keys()].filter((at) => told[at]!.kind === 'set-start');
    expect(starts.length).toBe(2);
    for (const at of starts) {
      const { resumePoint } = told[at] as RemittanceStart;
      const rest = await collect(bytes.subarray(resumePoint.byteOffset), [5, 200], {
        resumeAt: resumePoint,
      });
      expect(JSON.stringify(rest)).toBe(JSON.stringify(told.slice(at)));
    }
  });

  it('asks for no more bytes than what was taken needs, and lets go of them when it is left', async () => {
    const bytes = fixture('835/paid.edi');
    let asked = 0;
    let closed = false;
    const source = (async function* () {
      try {
        for (const byte of bytes) {
          asked += 1;
          yield Uint8Array.of(byte);
        }
      } finally {
        closed = true;
      }
    })();
    expect(asked).toBe(0);
    for await (const part of readClaimPayments(source)) {
      if (part.kind !== 'claim-payment') continue;
      const { byteOffset, byteLength } = part.payment.place;
      // The claim payment is known to have ended when the next segment has been read.
      const next = Buffer.from(bytes).indexOf('~', byteOffset + byteLength) + 1;
      expect(asked).toBeGreaterThanOrEqual(byteOffset + byteLength);
      expect(asked).toBeLessThanOrEqual(next + 1);
      break;
    }
    expect(closed).toBe(true);
    expect(asked).toBeLessThan(bytes.length);
  });

  it('gives the parts of one big chunk by and by', async () => {
    const told = await collect(twoSets());
    expect(told.map(({ kind }) => kind).slice(-4)).toEqual([
      'set-end',
      'group-end',
      'interchange-end',
      'file-end',
    ]);
    const parts = readClaimPayments([twoSets()]);
    const asked = told.map(() => parts.next());
    const answers = (await Promise.all(asked)).map(({ value }) => value);
    expect(JSON.stringify(answers)).toBe(JSON.stringify(told));
    expect(await parts.next()).toEqual({ done: true, value: undefined });
  });

  it('passes over sets of another kind', async () => {
    const bytes = fixture('837p/one-claim.edi');
    const told = await collect(bytes);
    const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
    expect(told.filter(({ kind }) => kind === 'other-set')).toMatchObject(
      sets.map(({ identifier, segments }) => ({ header: { identifier }, segmentCount: segments.length })),
    );
  });

  it('tells of a file that is none', async () => {
    expect(await collect(Buffer.from('hello'))).toMatchObject([
      { kind: 'file-end', issues: [{ code: 'x12.no-interchange' }] },
    ]);
  });
});

/** One file with a set twice, under another number the second time. */
function twoSets(): Uint8Array {
  const text = Buffer.from(fixture('835/provider-adjustments.edi')).toString('latin1');
  const [set] = /ST\*835[\s\S]*?SE\*\d+\*\w+~\s*/.exec(text)!;
  const number = /ST\*835\*(\w+)/.exec(set)![1]!;
  const second = set.replaceAll(`*${number}`, '*0077');
  return Buffer.from(text.replace(set, set + second).replace(/GE\*1\*/, 'GE*2*'), 'latin1');
}
