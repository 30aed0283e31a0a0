import { v7 } from 'uuid';
import type { Records } from '../../src/app/ports.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { layGround, newActor, sampleFile, succeed } from '../support/sample-records.js';

async function sendFile(
  records: Records,
  { number, claimIds }: { number: string; claimIds: readonly string[] },
): Promise<string> {
  const bytes = Buffer.from(number);
  const file = sampleFile(bytes, 'out');
  const submissionId = v7();
  await records.files.insert({ ...file, state: 'built' }, bytes);
  await records.submissions.insert({
    ...{ submissionId, fileId: file.fileId, receiverId: 'R', state: 'built', claimIds },
    ...{ interchangeControlNumber: number, groupControlNumber: number, transactionSetControlNumber: '0001' },
  });
  const cause = `submission:${submissionId}`;
  await records.claims.appendEvents(
    claimIds.map((claimId) => ({ claimId, from: 'ready', to: 'submitted', cause })),
  );
  return submissionId;
}

async function accept(records: Records, claimId: string, cause: string): Promise<void> {
  await records.claims.appendEvents([{ claimId, from: 'submitted', to: 'accepted', cause }]);
}

describeOnServer('submissions', (opened) => {
  test('are found by their interchange, and claims by when they were sent and accepted', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor, 3);
    const [first, second, third] = claims.map(({ claimId }) => claimId) as [string, string, string];
    const send = (records: Records, number: string, claimIds: readonly string[]) =>
      sendFile(records, { number, claimIds });
    const result = await succeed(opened(), actor, async (records) => {
      const early = await send(records, '000000001', [first, second]);
      await accept(records, first, 'payer-acceptance:2026-01-16:f1');
      await accept(records, second, 'acknowledgement:f1');
      const before = await records.submissions.findAcceptedByPayer([first, second, third]);
      await records.claims.appendEvents([
        { claimId: first, from: 'accepted', to: 'rejected', cause: 'test' },
      ]);
      const late = await send(records, '000000002', [first]);
      const { submissions } = records;
      const found = await submissions.findByInterchangeControlNumber('000000001');
      return {
        ...{ early, late, before },
        found: found.map(({ submissionId, claimIds }) => [submissionId, claimIds]),
        unknown: await submissions.findByInterchangeControlNumber('000000003'),
        latest: await submissions.findLatest([first, second, third]),
        after: await submissions.findAcceptedByPayer([first, second, third]),
      };
    });
    expect(result.found).toEqual([[result.early, [first, second]]]);
    expect(result.unknown).toEqual([]);
    expect(result.latest).toEqual(
      new Map([
        [first, result.late],
        [second, result.early],
      ]),
    );
    expect(result.before).toEqual(new Set([first]));
    expect(result.after).toEqual(new Set());
  });

  test('keep the order of their claims', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor, 3);
    const file = sampleFile(new Uint8Array([1]), 'out');
    const submission = {
      submissionId: v7(),
      fileId: file.fileId,
      receiverId: 'R1',
      interchangeControlNumber: '000000001',
      groupControlNumber: '1',
      transactionSetControlNumber: '0001',
      state: 'built',
      claimIds: [claims[2]!.claimId, claims[0]!.claimId, claims[1]!.claimId],
      requestKey: 'request-1',
    } as const;
    const other = { ...submission, submissionId: v7(), interchangeControlNumber: '000000002', claimIds: [] };
    const { requestKey: _, ...unasked } = { ...other, groupControlNumber: '2' };
    const result = await succeed(opened(), actor, async ({ files, submissions }) => {
      await files.insert(file, new Uint8Array([1]));
      await submissions.insert(submission);
      await submissions.insert(unasked);
      await submissions.setState(submission.submissionId, 'accepted');
      return [
        await submissions.findByGroupControlNumber('1'),
        await submissions.list(),
        await submissions.findByRequestKey('request-1'),
        await submissions.findByRequestKey('request-2'),
      ];
    });
    const accepted = { ...submission, state: 'accepted' };
    expect(result).toEqual([[accepted], [accepted, unasked], [accepted], []]);
  });
});
