import type { Approval } from '../../schemas/approval.js';
import { cents } from '../../schemas/money.js';

const ID = '01997b1e-5f00-7cc3-98c4-dc0c0c07398f';
/** What the commands of approvals are answered. */
export const APPROVAL: Approval = {
  ...{
    approvalId: ID,
    kind: 'write-off.charity',
    objectId: ID,
    amount: cents(15_000),
    countedAmount: cents(15_000),
  },
  ...{ limitAmount: cents(10_000), approvalsNeeded: 2, reason: 'hardship', payload: {}, requestedBy: 'ann' },
  ...{ requestedAt: '2026-07-15T15:00:00.000Z', state: 'open', journalKeys: [] },
  decisions: [{ verdict: 'approve', decidedBy: 'bob', decidedAt: '2026-07-16T15:00:00.000Z', note: 'seen' }],
};

interface Options {
  readonly practiceId: string;
  readonly actor: string;
  readonly role: string;
}

/** Lines of these commands, and what each asks for. */
export function approvalLines(options: Options): [string, unknown[]][] {
  return [
    ['approvals', ['approvals', options, 'open']],
    ['approvals --state declined', ['approvals', options, 'declined']],
    [
      `approve ${ID} --actor bob`,
      ['decide', { ...options, actor: 'bob' }, { approvalId: ID, verdict: 'approve' }],
    ],
    [
      `decline ${ID} --note appeal`,
      ['decide', options, { approvalId: ID, verdict: 'decline', note: 'appeal' }],
    ],
    [
      'write-off denial:x:1.1 60 --reason late',
      ['ask', options, { kind: 'write-off.denial', objectId: 'denial:x:1.1', amount: 6_000, reason: 'late' }],
    ],
    [
      `write-off ${ID} 12.5 --as write-off.charity --reason hardship`,
      ['ask', options, { kind: 'write-off.charity', objectId: ID, amount: 1_250, reason: 'hardship' }],
    ],
    [
      `resolve ${ID} dismissed --reason twice`,
      ['ask', options, { kind: 'duplicate.dismissed', objectId: ID, reason: 'twice' }],
    ],
    [
      `post-variance quarantined-set:${ID}:2 --reason confirmed`,
      ['ask', options, { kind: 'variance.set', objectId: `${ID}:2`, reason: 'confirmed' }],
    ],
    [
      `post-variance unexplained-payment:${'a'.repeat(64)} --reason confirmed`,
      ['ask', options, { kind: 'variance.payment', objectId: 'a'.repeat(64), reason: 'confirmed' }],
    ],
    [
      `refund-patient ${ID} 30 --reason the-payer-owes-it`,
      ['ask', options, { kind: 'patient-refund', objectId: ID, amount: 3_000, reason: 'the-payer-owes-it' }],
    ],
    [
      'refund-receipt R-1 30 --reason the-visit-was-called-off',
      [
        ...['ask', options],
        { kind: 'receipt-refund', objectId: 'R-1', amount: 3_000, reason: 'the-visit-was-called-off' },
      ],
    ],
    [
      `release-parts quarantined-set:${ID}:2 quarantined-set:${ID}:3 --reason sent-in-two`,
      [
        ...['ask', options],
        {
          ...{ kind: 'part-of-payment', objectId: `${ID}:2`, reason: 'sent-in-two' },
          payload: { places: [`${ID}:2`, `${ID}:3`] },
        },
      ],
    ],
    ...laterLines(options),
  ];
}

/** Of what always takes another person. */
function laterLines(options: Options): [string, unknown[]][] {
  return [
    [
      'bill-under-waiver denial:x:1.1 60 --notice abn --document ABN-7 --signed 2026-02-01 --line L1 L2 --reason not-necessary',
      [
        ...['ask', options],
        {
          ...{ kind: 'billed-on.waiver', objectId: 'denial:x:1.1', amount: 6_000, reason: 'not-necessary' },
          payload: {
            waiver: { notice: 'abn', document: 'ABN-7', signedOn: '2026-02-01', lines: ['L1', 'L2'] },
          },
        },
      ],
    ],
    ['legacy', ['legacy', options, undefined]],
    [`legacy --approval ${ID}`, ['legacy', options, ID]],
    [
      'post-legacy old-system --count 12 --amount -3.5 --reason kept-by-the-old-system',
      [
        ...['ask', options],
        {
          ...{
            kind: 'legacy-claims',
            objectId: 'legacy-claims:old-system',
            reason: 'kept-by-the-old-system',
          },
          payload: { seen: { count: 12, amount: -350 } },
        },
      ],
    ],
    [
      `undo-legacy ${ID} --reason ours-after-all`,
      [
        ...['ask', options],
        { kind: 'undo-legacy-claims', objectId: `legacy-list:${ID}`, reason: 'ours-after-all' },
      ],
    ],
  ];
}
