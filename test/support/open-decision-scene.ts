import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ServiceLine } from '../../schemas/claim.js';
import { cents, formatCents } from '../../schemas/money.js';
import { placeArrived } from '../../src/app/claim-payments/place-arrived.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import type { Records } from '../../src/app/ports.js';
import { doneOf } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import { type RenderedRemittance, renderRemittance } from './render-remittance.js';
import { chargeJournal, DAY, newActor, sampleClaim, sampleEncounter, succeed } from './sample-records.js';

/** TRN03 of the first and the second payer of every claim. */
export const FIRST = '1512345678';
export const SECOND = '1598765432';

/** A practice with claims C1, C2 ... of 150.00, each with two payers; more come when they are laid. */
export async function openDecisionScene(opened: TestStore, claimCount: number) {
  const actor = newActor();
  const encounter = sampleEncounter();
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const settings = {
    billingProvider: { npi: '1999999984', taxId: '999999984', lastName: 'RIVERSIDE' },
    practitioners: [],
    facilities: [],
  };
  const patientAccountId = await succeed(opened, actor, async (records) => {
    await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings });
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Doe', firstName: 'Jane' };
    const id = v7();
    await records.patientAccounts.findOrInsert([{ patientAccountId: id, sourceKey: 'k', person }]);
    return id;
  });
  const scene = { opened, actor, context, encounterId: encounter.encounterId, patientAccountId };
  await layClaims(
    scene,
    Array.from({ length: claimCount }, (_, index) => `C${index + 1}`),
  );
  return scene;
}

export type DecisionScene = Awaited<ReturnType<typeof openDecisionScene>>;

/** Submitted claims with these control numbers, as an import lays them: those who wait for them are looked for. */
export async function layClaims(
  scene: DecisionScene,
  names: readonly string[],
  code = '99213',
): Promise<void> {
  const { opened, actor, encounterId, patientAccountId } = scene;
  await succeed(opened, actor, async (records) => {
    const claims = names.map((name) => {
      const record = sampleClaim(encounterId, patientAccountId, name);
      const line: Partial<ServiceLine> = {
        ...{ lineNumber: 1, lineControlNumber: 'L1', chargeAmount: cents(15_000), unitCount: '1' },
        ...{ procedure: { qualifier: 'HC', code, modifiers: [] }, serviceDate: DAY },
      };
      const payers = [FIRST, SECOND].map((payer, index) => ({
        ...{ sequence: index + 1, payerId: payer.slice(1), isMedicaid: false, isCapitated: false },
      }));
      return {
        ...record,
        payers,
        state: 'submitted' as const,
        claim: { ...record.claim, lines: [line as ServiceLine] },
      };
    });
    await records.claimPayments.lockPlaces();
    await records.claims.insert(claims);
    await records.ledger.append(claims.map(chargeJournal));
    await placeArrived(records, claims);
  });
}

/** Gives the id of the remittance. */
export async function receive(scene: DecisionScene, remittance: RenderedRemittance): Promise<string> {
  const { opened, actor, context } = scene;
  const bytes = renderRemittance(remittance);
  const received = doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
  expect(received.remittances.map(({ result }) => result)).toEqual(['posted']);
  return succeed(opened, actor, async (records) => {
    const all = await records.remittances.list();
    return all.find(({ traceNumber }) => traceNumber === remittance.trace)!.remittanceId;
  });
}

async function namesOf({ lists }: Records): Promise<ReadonlyMap<string, string>> {
  const { items } = await lists.claims({}, 'entry', { limit: 200 });
  return new Map(items.map(({ claimId, patientControlNumber }) => [claimId, patientControlNumber]));
}

const END = { asOf: '9999-12-31' as CalendarDate };

/** All that a person sees of the books, in words that are the same for every practice. */
export async function tellBooks(scene: DecisionScene): Promise<readonly string[]> {
  return succeed(scene.opened, scene.actor, async (records) => {
    const names = await namesOf(records);
    const nameOf = (claimId: string | undefined) => names.get(claimId ?? '') ?? 'no claim';
    const balances = await records.ledger.trialBalance(END);
    const open = await records.ledger.receivables(END);
    const { items } = await records.lists.workItems({ state: 'open' }, { limit: 200 });
    const denials = await records.denials.findByClaims([...names.keys()]);
    return [
      ...balances.map(({ account, balance }) => `${account} ${formatCents(balance)}`),
      ...open
        .map(({ claimId, account, balance }) => `${nameOf(claimId)} ${account} ${formatCents(balance)}`)
        .sort(),
      ...items
        .map(({ kind, claimId, amount }) => `item ${kind} ${nameOf(claimId)} ${formatCents(amount)}`)
        .sort(),
      ...denials
        .filter(({ state }) => state !== 'reversed')
        .map(
          ({ claimId, state, atStakeAmount }) =>
            `denial ${nameOf(claimId)} ${state} ${formatCents(atStakeAmount)}`,
        )
        .sort(),
    ];
  });
}

/** `1 posted C1`, of one remittance. */
export async function tellClaimPayments(scene: DecisionScene, remittanceId: string): Promise<string[]> {
  return succeed(scene.opened, scene.actor, async (records) => {
    const names = await namesOf(records);
    const rows = await records.claimPayments.findByRemittance(remittanceId);
    return rows.map(
      ({ ordinal, state, claimId }) => `${ordinal} ${state} ${names.get(claimId ?? '') ?? 'no claim'}`,
    );
  });
}

export async function findClaimPayment(
  scene: DecisionScene,
  remittanceId: string,
  ordinal = 1,
): Promise<string> {
  return succeed(scene.opened, scene.actor, async (records) => {
    const rows = await records.claimPayments.findByRemittance(remittanceId);
    return rows[ordinal - 1]!.claimPaymentId;
  });
}
