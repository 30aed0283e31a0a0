import { v7 } from 'uuid';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../../../src/app/actor.js';
import { layPatientRefund } from '../../../src/app/approvals/patient-refund.js';
import { layReceiptRefund } from '../../../src/app/approvals/receipt-refund.js';
import { type AppContext, today } from '../../../src/app/context.js';
import { postRefundPayment } from '../../../src/app/patient-payments/pay-patient-refund.js';
import {
  claimIdsOf,
  postPatientApplication,
  postPatientPayment,
  postPatientReturn,
} from '../../../src/app/patient-payments/post-patient-money.js';
import type { Records } from '../../../src/app/ports.js';
import { doneOf } from '../../support/clinic-books.js';
import type { PatientFact } from './patient-fact.js';

type Of<Kind extends PatientFact['does']> = Extract<PatientFact, { does: Kind }>;

/** Ids of a practice by the names of its claims, and by those of its patients' accounts. */
export interface NamedIds {
  readonly claims: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

/**
 * Lays down in a practice what was done about patients' money in another one, as the facts that they are: what was owed
 * when each was judged may come later here. Each in a unit of work of its own.
 */
export class FactLayer {
  /** Approvals here, by their ids there. */
  readonly #approvals = new Map<string, string>();

  constructor(
    private readonly context: AppContext,
    private readonly actor: Actor,
    private readonly ids: NamedIds,
  ) {}

  async lay(fact: PatientFact): Promise<void> {
    const act = { action: 'patient-payment.record' } as const;
    const laid = await this.context.unitOfWork.run<null>(
      this.actor,
      act,
      async (records): Promise<Outcome<null>> => {
        await this.#lay(records, fact);
        return done(null);
      },
    );
    doneOf(laid);
  }

  #lay(records: Records, fact: PatientFact): Promise<void> {
    switch (fact.does) {
      case 'pay':
        return this.#pay(records, fact);
      case 'apply':
        return this.#apply(records, fact);
      case 'return':
        return this.#return(records, fact);
      case 'approve-refund':
        return this.#approve(records, fact);
      case 'pay-refund':
        return this.#payOut(records, fact);
    }
  }

  async #pay(records: Records, { patient, payment, claims }: Of<'pay'>): Promise<void> {
    const allocations = payment.allocations.map(({ amount }, index) => ({
      claimId: this.ids.claims.get(claims[index]!)!,
      amount,
    }));
    const patientAccountId = this.ids.accounts.get(patient)!;
    const setting = await this.#setting(
      records,
      allocations.map(({ claimId }) => claimId),
    );
    await postPatientPayment(setting, { ...payment, patientAccountId, allocations });
  }

  async #apply(records: Records, { receipt, claim, amount, ordinal }: Of<'apply'>): Promise<void> {
    const claimId = this.ids.claims.get(claim)!;
    const appliedOn = today(this.context.clock);
    const payment = (await records.patientPayments.find(receipt))!;
    const setting = await this.#setting(records, [claimId]);
    await postPatientApplication(setting, payment, { ordinal, claimId, amount, appliedOn });
  }

  async #return(records: Records, { receipt, returned }: Of<'return'>): Promise<void> {
    const payment = (await records.patientPayments.find(receipt))!;
    await postPatientReturn(await this.#setting(records, claimIdsOf(payment)), payment, returned);
  }

  async #approve(records: Records, fact: Of<'approve-refund'>): Promise<void> {
    const { key, receipt = '', amount } = fact;
    const { approvals } = records;
    const [approvalId, at] = [v7(), this.context.clock.now().toISOString()];
    this.#approvals.set(key, approvalId);
    const claimId = fact.claim === undefined ? undefined : this.ids.claims.get(fact.claim)!;
    const of =
      claimId === undefined
        ? { kind: 'receipt-refund' as const, objectId: receipt }
        : { kind: 'patient-refund' as const, objectId: claimId, claimId };
    const terms = { amount, countedAmount: amount, approvalsNeeded: 2 };
    const request = { ...terms, reason: 'Owed', payload: {}, requestedBy: 'simulation', requestedAt: at };
    await approvals.insert({ approvalId, ...of, ...request });
    for (const decidedBy of ['approver-1', 'approver-2']) {
      await approvals.decide(approvalId, { verdict: 'approve', decidedBy, decidedAt: at });
    }
    const setting = { context: this.context, records };
    const approved = { approvalId, amount };
    const keys =
      claimId === undefined
        ? await layReceiptRefund(setting, (await records.patientPayments.find(receipt))!, approved)
        : await layPatientRefund(setting, (await records.claims.getByIds([claimId]))[0]!, approved);
    await approvals.settle(approvalId, 'executed', keys, at);
  }

  async #payOut(records: Records, { key, paidOn }: Of<'pay-refund'>): Promise<void> {
    const approvalId = this.#approvals.get(key)!;
    const approval = (await records.approvals.find(approvalId))!;
    await postRefundPayment(records, approval, { approvalId, reference: 'Q1', paidOn });
  }

  async #setting(records: Records, claimIds: readonly string[]) {
    return { context: this.context, records, claims: await records.claims.getByIds(claimIds) };
  }
}
