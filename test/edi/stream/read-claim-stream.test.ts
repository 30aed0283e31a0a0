import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import type {
  ClaimRead,
  ClaimSetEnd,
  ClaimSetStart,
  StreamedClaim,
} from '../../../edi/stream/streamed-claim.js';
import { readClaimLists, readClaimStream } from '../../../edi/stream.js';
import { fixture, pathsOf, setsOf } from '../sets-of.js';

async function collect(
  bytes: Uint8Array,
  ends: readonly number[] = [],
  options: Parameters<typeof readClaimStream>[1] = {},
): Promise<StreamedClaim[]> {
  const chunks = [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  const told: StreamedClaim[] = [];
  for await (const part of readClaimStream(chunks, options)) told.push(part);
  return told;
}

/** The parts of each set. */
function setsIn(told: readonly StreamedClaim[]) {
  const starts = [...told.keys()].filter((at) => told[at]!.kind === 'set-start');
  return starts.map((at, index) => {
    const parts = told.slice(at, starts[index + 1]);
    return {
      start: parts[0] as ClaimSetStart,
      claims: parts.filter((part): part is ClaimRead => part.kind === 'claim'),
      end: parts.find((part): part is ClaimSetEnd => part.kind === 'set-end')!,
    };
  });
}

const samples = pathsOf('837p')
  .concat(pathsOf('837i'), pathsOf('837d'))
  .filter((path, index, all) => all.indexOf(path) === index)
  .map((path) => ({ name: basename(path), bytes: readFileSync(path) as Uint8Array }))
  .map((file) => ({ ...file, sets: setsOf(file.bytes, '837') }))
  .filter(({ sets }) => sets.length > 0);

describe('readClaimStream', () => {
  it.each(samples)(
    'tells of $name the claims that are read of its sets as a whole',
    async ({ bytes, sets }) => {
      const streamed = setsIn(await collect(bytes));
      expect(streamed.length).toBe(sets.length);
      streamed.forEach(({ start, claims, end }, index) => {
        const { claims: wanted, issues, ...batch } = readClaimBatch(sets[index]!);
        expect(claims.flatMap(({ claim }) => claim ?? [])).toEqual(wanted);
        expect(start.batch).toEqual(batch);
        expect(end).toMatchObject({ claimCount: claims.length, unreadCount: claims.length - wanted.length });
        const told = [...start.issues, ...claims.flatMap((claim) => claim.issues), ...end.issues];
        const errors = issues
          .filter(({ severity }) => severity === 'error')
          .map((found) => JSON.stringify(found));
        expect(told.map((found) => JSON.stringify(found))).toEqual(expect.arrayContaining(errors));
      });
    },
  );

  it('tells the same in lists', async () => {
    const bytes = fixture('837p/dependent.edi');
    const told: StreamedClaim[] = [];
    for await (const list of readClaimLists([bytes])) told.push(...list);
    expect(JSON.stringify(told)).toBe(JSON.stringify(await collect(bytes)));
  });

  it('tells the same for a cut at every byte, and byte by byte', async () => {
    const bytes = fixture('837p/dependent.edi');
    const whole = JSON.stringify(await collect(bytes));
    for (let at = 1; at < bytes.length; at += 1) {
      expect(JSON.stringify(await collect(bytes, [at]))).toBe(whole);
    }
    expect(JSON.stringify(await collect(bytes, Array.from(bytes.keys())))).toBe(whole);
  });

  it('takes up at a set, and tells the rest as it was', async () => {
    const bytes = fixture('837p/one-claim.edi');
    const told = await collect(bytes);
    const at = told.findIndex(({ kind }) => kind === 'set-start');
    const { resumePoint } = told[at] as ClaimSetStart;
    const rest = await collect(bytes.subarray(resumePoint.byteOffset), [9], { resumeAt: resumePoint });
    expect(rest).toEqual(told.slice(at));
  });

  it('holds few levels of a file that names parents which are not there, and reads the claims below them', async () => {
    const text = Buffer.from(fixture('837p/one-claim.edi')).toString('latin1');
    const [level] = /HL\*2\*1\*22[\s\S]*?(?=SE\*)/.exec(text)!;
    const strays = Array.from({ length: 1000 }, (_, index) =>
      level.replace('HL*2*1', `HL*${index + 9}*99999`),
    );
    const bytes = Buffer.from(text.replace(/SE\*/, `${strays.join('')}SE*`), 'latin1');
    const [set] = setsIn(await collect(bytes));
    const { claims } = readClaimBatch(setsOf(bytes, '837')[0]!);
    expect(claims.length).toBe(1001);
    expect(set!.claims.map(({ claim }) => claim)).toEqual(claims);
  });
});
