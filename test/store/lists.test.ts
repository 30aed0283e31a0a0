import { v7 } from 'uuid';
import { issue } from '../../schemas/issue.js';
import { cents } from '../../schemas/money.js';
import type { PlannedDenial } from '../../schemas/remittance-records.js';
import type { Actor } from '../../src/app/actor.js';
import type { ClaimPaymentRecord, ClaimRecord } from '../../src/app/ports.js';
import type { ListRecords, Page, PageRequest } from '../../src/app/records/list-records.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { readAllPages } from '../support/read-all-pages.js';
import {
  DAY,
  layGround,
  newActor,
  sampleFile,
  sampleRemittance,
  savePractice,
  succeed,
} from '../support/sample-records.js';

const RECORDED_AT = '2026-03-02T15:00:00.000Z';

/** A practice whose five claims one remittance pays. */
async function layRemittance(
  opened: TestStore,
  change: (payment: ClaimPaymentRecord) => ClaimPaymentRecord = (payment) => payment,
) {
  const actor = newActor();
  const { claims, patientAccountId } = await layGround(opened, actor, 5);
  const file = sampleFile(new Uint8Array([1, 2, 3]));
  const { remittance, payments: sampled, journals } = sampleRemittance(file.fileId, claims);
  const payments = sampled.map(change);
  await succeed(opened, actor, async (records) => {
    await records.files.insert(file, new Uint8Array([1, 2, 3]));
    await records.remittances.insert(remittance);
    await records.claimPayments.insert(payments);
    await records.ledger.append(journals);
  });
  return { actor, claims, patientAccountId, file, remittance, payments };
}

function denialOf(claim: ClaimRecord, claimPaymentId: string, state: PlannedDenial['state']): PlannedDenial {
  return {
    naturalKey: `denial:${claimPaymentId}:1`,
    claimId: claim.claimId,
    claimPaymentId,
    payerSequence: 1,
    denialClass: state === 'open' ? 'technical' : 'coverage',
    groupCode: 'CO',
    reasonCode: '16',
    remarkCodes: ['N4'],
    deniedAmount: cents(700),
    atStakeAmount: cents(500),
    state,
    occurrence: 'initial',
    deniedOn: claim.firstServiceDate,
    ruleId: 'default:16',
    isPreventable: true,
    isUnprocessable: false,
    ...(state === 'open' && { deadline: claim.lastServiceDate, deadlineKind: 'appeal' as const }),
  };
}

describeOnBothDatabases('lists', (opened) => {
  /** All pages of a list, each of two rows. */
  const readBy = <T>(actor: Actor, read: (lists: ListRecords, page: PageRequest) => Promise<Page<T>>) =>
    readAllPages((page) => succeed(opened(), actor, ({ lists }) => read(lists, page)), 2);

  test('denials with their claim, by state, class, claim and account', async () => {
    const { actor, claims, payments, patientAccountId } = await layRemittance(opened());
    const states = ['open', 'reversed', 'open', 'information', 'open'] as const;
    const denials = claims.map((claim, index) =>
      denialOf(claim, payments[index]!.claimPaymentId, states[index]!),
    );
    await succeed(opened(), actor, (records) => records.denials.save(denials));
    const listed = denials.map((denial, index) => ({
      ...denial,
      patientControlNumber: claims[index]!.claim.patientControlNumber,
      patientAccountId,
      patient: { lastName: 'Doe', firstName: 'Jane' },
      payerName: 'Payer One',
      firstServiceDate: DAY,
    }));
    expect(await readBy(actor, (lists, page) => lists.denials({}, page))).toEqual([
      listed.slice(0, 2),
      listed.slice(2, 4),
      listed.slice(4),
    ]);
    expect(await readBy(actor, (lists, page) => lists.denials({ state: 'open' }, page))).toEqual([
      [listed[0], listed[2]],
      [listed[4]],
    ]);
    const { claimId } = claims[3]!;
    const found = await succeed(opened(), actor, async ({ lists }) => [
      await lists.denials({ denialClass: 'coverage', claimId, patientAccountId }, { limit: 2 }),
      await lists.denials({ denialClass: 'technical', claimId }, { limit: 2 }),
      await lists.denials({ patientAccountId: v7() }, { limit: 2 }),
    ]);
    expect(found.map(({ items }) => items)).toEqual([[listed[3]], [], []]);
  });

  test('work items, oldest first, those of one instant by their keys', async () => {
    const { actor, claims } = await layRemittance(opened());
    const found = issue('remittance.unmatched-claim');
    const item = (naturalKey: string, index: number) => ({
      naturalKey,
      kind: index === 0 ? ('claim-edit' as const) : ('overpaid' as const),
      claimId: claims[index]!.claimId,
      amount: cents(-7),
      issues: [found],
    });
    await succeed(opened(), actor, (records) => records.workItems.open([item('b', 0), item('a', 1)]));
    opened().clock.set('2026-03-02T16:00:00.123Z');
    await succeed(opened(), actor, async ({ workItems }) => {
      await workItems.open([item('0', 2), { ...item('c', 3), lineControlNumber: 'L1' }]);
      await workItems.close(['a']);
    });
    opened().clock.set(RECORDED_AT);
    const [later, open] = ['2026-03-02T16:00:00.123Z', { state: 'open' as const }];
    const listed = (naturalKey: string, index: number) => ({
      ...item(naturalKey, index),
      patientControlNumber: claims[index]!.claim.patientControlNumber,
    });
    const a = { ...listed('a', 1), state: 'closed', openedAt: RECORDED_AT, closedAt: later };
    const b = { ...listed('b', 0), ...open, openedAt: RECORDED_AT };
    const rest = [
      { ...listed('0', 2), ...open, openedAt: later },
      { ...listed('c', 3), lineControlNumber: 'L1', ...open, openedAt: later },
    ];
    expect(await readBy(actor, (lists, page) => lists.workItems({}, page))).toEqual([[a, b], rest]);
    expect(await readBy(actor, (lists, page) => lists.workItems(open, page))).toEqual([
      [b, rest[0]],
      [rest[1]],
    ]);
    const kind = 'overpaid';
    const { claimId } = claims[2]!;
    expect(await readBy(actor, (lists, page) => lists.workItems({ kind, claimId }, page))).toEqual([
      [rest[0]],
    ]);
  });

  test('files, newest first, by direction, state and kind', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const files = [
      sampleFile(new Uint8Array([1])),
      sampleFile(new Uint8Array([2])),
      sampleFile(new Uint8Array(), 'out'),
    ];
    await succeed(opened(), actor, async (records) => {
      for (const file of files) await records.files.insert(file, new Uint8Array(file.byteSize));
      await records.files.setState(files[1]!.fileId, 'read', '999', []);
    });
    const [one, two, out] = files.map((file) => ({ ...file, recordedAt: RECORDED_AT }));
    const read = { ...two, state: 'read', kind: '999' };
    expect(await readBy(actor, (lists, page) => lists.files({}, page))).toEqual([[out, read], [one]]);
    const filters = [{ direction: 'out' }, { state: 'read' }, { kind: '999', direction: 'in' }] as const;
    const found = await Promise.all(
      filters.map((filter) => readBy(actor, (lists, page) => lists.files(filter, page))),
    );
    expect(found).toEqual([[[out]], [[read]], [[read]]]);
    const foreign = newActor();
    const findBy = (who: Actor) => succeed(opened(), who, ({ lists }) => lists.findFile(files[0]!.fileId));
    expect([await findBy(actor), await findBy(foreign)]).toEqual([one, undefined]);
  });

  test('submissions, by state', async () => {
    const { actor, claims } = await layRemittance(opened());
    const file = sampleFile(new Uint8Array([4]), 'out');
    const submissions = ['1', '2', '3'].map((number, index) => ({
      submissionId: v7(),
      fileId: file.fileId,
      receiverId: 'R1',
      interchangeControlNumber: number,
      groupControlNumber: number,
      transactionSetControlNumber: '0001',
      state: index === 1 ? ('sent' as const) : ('built' as const),
      claimIds: [claims[index]!.claimId],
      ...(index === 0 && { requestKey: 'r' }),
    }));
    await succeed(opened(), actor, async (records) => {
      await records.files.insert(file, new Uint8Array([4]));
      for (const submission of submissions) await records.submissions.insert(submission);
    });
    const [first, second, third] = submissions;
    expect(await readBy(actor, (lists, page) => lists.submissions({}, page))).toEqual([
      [first, second],
      [third],
    ]);
    expect(await readBy(actor, (lists, page) => lists.submissions({ state: 'sent' }, page))).toEqual([
      [second],
    ]);
    const { submissionId } = first!;
    const findBy = (who: Actor) => succeed(opened(), who, ({ lists }) => lists.findSubmission(submissionId));
    expect([await findBy(actor), await findBy(newActor())]).toEqual([first, undefined]);
  });

  test('remittances by state, and their claim payments in the order of the set', async () => {
    const { actor, claims, remittance, payments } = await layRemittance(opened());
    const { remittanceId } = remittance;
    expect(await readBy(actor, (lists, page) => lists.remittances({ state: 'posted' }, page))).toEqual([
      [remittance],
    ]);
    expect(await readBy(actor, (lists, page) => lists.remittances({ state: 'quarantined' }, page))).toEqual([
      [],
    ]);
    const findBy = (who: Actor) => succeed(opened(), who, ({ lists }) => lists.findRemittance(remittanceId));
    expect([await findBy(actor), await findBy(newActor())]).toEqual([remittance, undefined]);
    const listed = payments.map(({ payment, claimPaymentId, ordinal }, index) => ({
      claimPaymentId,
      remittanceId,
      ordinal,
      claimId: claims[index]!.claimId,
      payerId: 'P1',
      payerSequence: 1,
      state: 'posted',
      patientControlNumber: payment.patientControlNumber,
      claimStatusCode: '1',
      chargeAmount: 15_000,
      paymentAmount: 15_000,
    }));
    expect(await readBy(actor, (lists, page) => lists.claimPayments({ remittanceId }, page))).toEqual([
      listed.slice(0, 2),
      listed.slice(2, 4),
      listed.slice(4),
    ]);
    const { claimId } = claims[3]!;
    expect(await readBy(actor, (lists, page) => lists.claimPayments({ claimId }, page))).toEqual([
      [listed[3]],
    ]);
  });

  test('a claim payment that is not matched, and what a payer says the patient owes', async () => {
    const share = { payerControlNumber: 'ICN', patientResponsibilityAmount: cents(0) };
    const { actor, remittance, payments } = await layRemittance(opened(), (record) => {
      const { claimId: _, payerSequence: __, payerId: ___, ...unmatched } = record;
      if (record.ordinal !== 5) return record;
      return { ...unmatched, state: 'exception', payment: { ...record.payment, ...share } };
    });
    const { remittanceId } = remittance;
    const pages = await readBy(actor, (lists, page) => lists.claimPayments({ remittanceId }, page));
    const { claimPaymentId, payment } = payments[4]!;
    expect(pages.flat().at(-1)).toEqual({
      claimPaymentId,
      remittanceId,
      ordinal: 5,
      state: 'exception',
      patientControlNumber: payment.patientControlNumber,
      claimStatusCode: '1',
      chargeAmount: 15_000,
      paymentAmount: 15_000,
      ...share,
    });
  });
});
