import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { cents } from '../../schemas/money.js';
import type { PlannedDenial, PlannedWorkItem } from '../../schemas/remittance-records.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import {
  layGround,
  newActor,
  sampleClaim,
  sampleEncounter,
  sampleFile,
  sampleRemittance,
  savePractice,
  succeed,
} from '../support/sample-records.js';

const found = issue('remittance.unmatched-claim', { segment: 'CLP' }, { ordinal: 5, payment: '1.00' });

function sampleDenial(claimId: string, claimPaymentId: string): PlannedDenial {
  return {
    naturalKey: 'd1',
    claimId,
    claimPaymentId,
    payerSequence: 1,
    denialClass: 'technical',
    groupCode: 'CO',
    reasonCode: '16',
    remarkCodes: ['N4', 'M76'],
    deniedAmount: cents(700),
    atStakeAmount: cents(500),
    state: 'open',
    occurrence: 'repeat',
    deniedOn: '2026-02-03' as CalendarDate,
    ruleId: 'default:16',
    isPreventable: true,
    isUnprocessable: false,
  };
}

function at(minute: number) {
  return { recordedAt: `2026-04-01T10:0${minute}:00.000Z` };
}

function sampleWorkItem(claimId: string): PlannedWorkItem {
  return { naturalKey: 'w1', kind: 'overpaid', claimId, amount: cents(-700), issues: [found] };
}

describeOnBothDatabases('repositories', (opened) => {
  test('a practice is saved and found', async () => {
    const actor = newActor();
    expect(await succeed(opened(), actor, (records) => records.practices.find())).toBeUndefined();
    await savePractice(opened(), actor);
    expect(await succeed(opened(), actor, (records) => records.practices.find())).toEqual({
      practiceId: actor.practiceId,
      name: 'Riverside',
      settings: { npi: '1999999984' },
    });
  });

  test('settings that differ are a version, with who and when; written again unchanged they are none', async () => {
    const actor = newActor();
    const { clock } = opened();
    const stands = clock.now().toISOString();
    const save = (minute: number, actorId: string, settings: object) => {
      clock.set(`2026-04-01T10:0${minute}:00.000Z`);
      const practice = { practiceId: actor.practiceId, name: 'Riverside', settings };
      return succeed(opened(), { ...actor, actorId }, (records) => records.practices.save(practice));
    };
    await save(1, 'ann', { npi: '1', payers: [1], fees: [{ code: 'A', price: '1' }] });
    await save(2, 'bob', { fees: [{ price: '1', code: 'A' }], npi: '1', payers: [1] });
    await save(3, 'bob', { npi: '2', fees: [{ code: 'A', price: '1' }], contracts: [] });
    // By a clock that goes behind.
    await save(0, 'cyd', { npi: '1', payers: [1] });
    clock.set(stands);
    const [versions, second, none] = await succeed(opened(), actor, async ({ practices }) => [
      await practices.versions(),
      await practices.findVersion(2),
      await practices.findVersion(4),
    ]);
    expect(versions).toEqual([
      { version: 1, ...at(1), recordedBy: 'ann', changed: ['fees', 'npi', 'payers'] },
      { version: 2, ...at(3), recordedBy: 'bob', changed: ['contracts', 'npi', 'payers'] },
      { version: 3, ...at(3), recordedBy: 'cyd', changed: ['contracts', 'fees', 'npi', 'payers'] },
    ]);
    expect(second).toEqual({ npi: '2', fees: [{ code: 'A', price: '1' }], contracts: [] });
    expect(none).toBeUndefined();
  });

  test('encounters are found by their keys, updated, and counted by reason', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const [first, second] = [sampleEncounter('e1'), sampleEncounter('e2')];
    const held = { ...second, state: 'held', issues: [found, found], version: 2 } as const;
    const result = await succeed(opened(), actor, async (records) => {
      await records.encounters.insert([first, second]);
      await records.encounters.update([held]);
      const unknown = { sourceSystem: 'other', sourceIdentifier: 'e1' };
      return [
        await records.encounters.findByKeys([second, first, unknown]),
        await records.encounters.countByState(),
      ];
    });
    expect(result).toEqual([
      [first, held],
      [
        { state: 'claimed', reason: '', count: 1 },
        { state: 'held', reason: 'remittance.unmatched-claim', count: 1 },
      ],
    ]);
  });

  test('a patient account is made once by its key', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const person = { lastName: 'Doe' };
    const [one, two] = [v7(), v7()];
    const ids = await succeed(opened(), actor, async ({ patientAccounts }) => [
      await patientAccounts.findOrInsert([{ patientAccountId: one, sourceKey: 'k1', person }]),
      await patientAccounts.findOrInsert([
        { patientAccountId: v7(), sourceKey: 'k1', person },
        { patientAccountId: two, sourceKey: 'k2', person },
      ]),
    ]);
    expect(ids).toEqual([new Map([['k1', one]]), new Map(Object.entries({ k1: one, k2: two }))]);
  });

  test('claims come back as they went, and are found by what a payer sends back', async () => {
    const actor = newActor();
    const { claims, encounter, patientAccountId } = await layGround(opened(), actor, 1);
    const other = sampleClaim(encounter.encounterId, patientAccountId, '00ab 12');
    const paid = { ...other, version: 2, state: 'adjudicated', payerControlNumbers: ['Z9', 'A1'] } as const;
    const result = await succeed(opened(), actor, async (records) => {
      await records.claims.insert([other]);
      await records.claims.update([paid]);
      await records.claims.appendEvents([
        { claimId: other.claimId, from: 'ready', to: 'adjudicated', cause: 'test' },
      ]);
      return {
        byControlNumber: await records.claims.findForRemittance(['AB12', '0', ''], []),
        byPayerNumber: await records.claims.findForRemittance([], ['A1']),
        byEncounter: await records.claims.findByEncounters([encounter.encounterId]),
        byId: await records.claims.getByIds([other.claimId, claims[0]!.claimId]),
        counts: await records.claims.countByState(),
      };
    });
    expect(result).toEqual({
      byControlNumber: [paid],
      byPayerNumber: [paid],
      byEncounter: [claims[0], paid],
      byId: [claims[0], paid],
      counts: [
        { state: 'adjudicated', count: 1, chargeAmount: 15_000 },
        { state: 'ready', count: 1, chargeAmount: 15_000 },
      ],
    });
  });

  test('a new state leaves the content of a claim as it stands', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor);
    const [claim] = claims;
    const moved = { ...claim!, version: 2, state: 'submitted', payerControlNumbers: ['Z9'] } as const;
    const changed = {
      ...moved,
      claim: { ...moved.claim, facilityCode: '22' },
      issues: [issue('x12.latin-1')],
    };
    const stored = await succeed(opened(), actor, async (records) => {
      await records.claims.setStates([changed]);
      return records.claims.getByIds([moved.claimId]);
    });
    expect(stored).toEqual([moved]);
    const stale = succeed(opened(), actor, (records) => records.claims.setStates([moved]));
    await expect(stale).rejects.toThrow('1 claims were to be updated, 0 stand one version below');
  });

  test('a claim is not written over a version that somebody else has written', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor);
    const stale = succeed(opened(), actor, (records) =>
      records.claims.update([{ ...claims[0]!, version: 3 }]),
    );
    await expect(stale).rejects.toThrow('1 claims were to be updated, 0 stand one version below');
  });

  test('a file of more than one row of bytes comes back byte for byte', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, index) => (index * 7) % 256);
    const file = sampleFile(bytes);
    const sent = sampleFile(bytes, 'out');
    const result = await succeed(opened(), actor, async ({ files }) => {
      await files.insert(file, bytes);
      await files.insert(sent, bytes);
      await files.setState(file.fileId, 'quarantined', '999', [found]);
      const read = await files.read(file.fileId);
      return {
        same: Buffer.compare(Buffer.from(read), Buffer.from(bytes)),
        byHash: await files.findByHash(file.sha256),
        inbound: await files.list('in'),
        all: (await files.list()).length,
      };
    });
    const quarantined = { ...file, state: 'quarantined', kind: '999', issues: [found] };
    expect(result).toEqual({ same: 0, byHash: quarantined, inbound: [quarantined], all: 2 });
  });

  test('remittances, claim payments, denials and work items come back as they went', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor, 2);
    const file = sampleFile(new Uint8Array([2]));
    const { remittance, payments, journals } = sampleRemittance(file.fileId, claims);
    const [first] = payments;
    const denial = sampleDenial(claims[0]!.claimId, first!.claimPaymentId);
    const item = sampleWorkItem(claims[0]!.claimId);
    const result = await succeed(opened(), actor, async (records) => {
      await records.files.insert(file, new Uint8Array([2]));
      await records.remittances.insert(remittance);
      await records.claimPayments.insert(payments);
      await records.claimPayments.setStates([
        { claimPaymentId: first!.claimPaymentId, state: 'posted-denied', decisions: [] },
      ]);
      await records.ledger.append(journals);
      await records.denials.save([{ ...denial, state: 'information' }]);
      await records.denials.save([denial]);
      await records.workItems.open([item, { ...item, naturalKey: 'w2' }]);
      await records.workItems.close(['w2']);
      const claimIds = claims.map(({ claimId }) => claimId);
      return {
        bySet: await records.remittances.findBySetHash(remittance.setHash),
        byIdentity: await records.remittances.findByIdentity(remittance.identityKey),
        list: await records.remittances.list(),
        adjudications: await records.claimPayments.findByClaims([claimIds[0]!]),
        paymentStates: await records.claimPayments.countByState(),
        denials: [await records.denials.findByClaims(claimIds), await records.denials.summary()],
        items: [await records.workItems.findOpenByClaims(claimIds), await records.workItems.countOpen()],
      };
    });
    const { ordinal: _, decisions: __, ...adjudication } = first!;
    const unplaced = { placement: 0, isReleased: false, settledPayers: [] };
    expect(result).toEqual({
      bySet: remittance,
      byIdentity: [remittance],
      list: [remittance],
      // TRN03 is the first part of the remittance's identity.
      adjudications: [
        { ...adjudication, ...unplaced, payerIdentifier: '1512345678', state: 'posted-denied' },
      ],
      paymentStates: [
        { state: 'posted', count: 1, paymentAmount: 15_000 },
        { state: 'posted-denied', count: 1, paymentAmount: 15_000 },
      ],
      denials: [
        [denial],
        [{ denialClass: 'technical', reasonCode: '16', count: 1, deniedAmount: 700, atStakeAmount: 500 }],
      ],
      items: [[item], [{ kind: 'overpaid', count: 1, amount: -700 }]],
    });
  });
});
