import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '../../schemas/ledger.js';
import { negateCents, sumCents, ZERO } from '../../schemas/money.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import type { AuditedAct, LedgerRecords, Records, UnitOfWork } from '../../src/app/ports.js';
import type { CertificateRecords } from '../../src/app/records/certificate-records.js';

/** So that the certificate believes that they are posted, and does not catch the defect itself before it commits. */
function tellingOf(certificates: CertificateRecords, journals: readonly Journal[]): CertificateRecords {
  const cashOf = (remittanceId: string, isOfClaim: boolean) =>
    sumCents(
      journals
        .filter(({ kind }) => kind !== 'deposit')
        .flatMap(({ postings }) => postings)
        .filter(
          (each) => each.remittanceId === remittanceId && (each.claimPaymentId !== undefined) === isOfClaim,
        ),
      ({ debit, credit, amount }) => {
        if (debit === 'cash.remittance') return amount;
        return credit === 'cash.remittance' ? negateCents(amount) : ZERO;
      },
    );
  return {
    isKnown: (key) => certificates.isKnown(key),
    insertPart: (key, part, payments) => certificates.insertPart(key, part, payments),
    insert: (certificate, hash) => certificates.insert(certificate, hash),
    find: (filter) => certificates.find(filter),
    findQuarantined: (setHash) => certificates.findQuarantined(setHash),
    parts: (key, fromOrdinal) => certificates.parts(key, fromOrdinal),
    findControls: async (remittanceId) => ({
      claimCashAmount: cashOf(remittanceId, true),
      adjustmentCashAmount: cashOf(remittanceId, false),
      deposit: 'waiting',
      depositAmount: ZERO,
    }),
  };
}

/** A planted defect: a unit of work that commits all but the journals, and these a moment later. */
export class SplitUnitOfWork implements UnitOfWork {
  constructor(private readonly whole: UnitOfWork) {}

  preview<T>(...given: Parameters<typeof this.whole.preview<T>>): Promise<Outcome<T>> {
    return this.whole.preview(...given);
  }

  async run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const journals: Journal[] = [];
    const outcome = await this.whole.run(actor, act, (records) => {
      const { ledger } = records;
      const apart: LedgerRecords = {
        append: async (more) => {
          journals.push(...more);
        },
        flush: async () => {},
        entriesOfClaims: (claimIds) => ledger.entriesOfClaims(claimIds),
        entriesOfRemittance: (remittanceId) => ledger.entriesOfRemittance(remittanceId),
        trialBalance: (at) => ledger.trialBalance(at),
        receivables: (at) => ledger.receivables(at),
        unapplied: (at) => ledger.unapplied(at),
      };
      const certificates = tellingOf(records.certificates, journals);
      return work({ ...records, ledger: apart, certificates });
    });
    if (journals.length > 0) {
      await wait(20);
      await this.whole.run(actor, act, async ({ ledger }) => done(await ledger.append(journals)));
    }
    return outcome;
  }
}
