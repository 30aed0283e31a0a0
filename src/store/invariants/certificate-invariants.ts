import type { CertificateRecord } from '../../app/records/certificate-records.js';
import { CertificateHash } from '../../app/remittances/certificate-hash.js';
import {
  CARRIED_FORWARD,
  CertificateSums,
  checkLedgerProves,
  checkTransactionProves,
  findPostedCash,
} from '../../domain/remittance/certificates/check-certificate-sums.js';
import { StoredCertificates } from '../records/certificates.js';
import { StoredLedger } from '../records/ledger.js';
import type { Session } from '../session.js';
import { type Finding, type Invariant, TOLD } from './invariant.js';

/**
 * A remittance that says it is certified, and claim payments, against the certificate that was written when its set
 * came. One that a person has posted later, a possible duplicate, under a variance or as a part of a payment, keeps the
 * one from before; of a part it states the whole payment, and what it makes is the part.
 */
const MISSING = `SELECT format('remittance %s (%s) has no certificate', remittance_id, state) AS breach
  FROM remittances r WHERE r.practice_id = $1 AND r.is_certified AND NOT EXISTS (SELECT FROM balance_certificates c
    WHERE c.practice_id = r.practice_id AND c.file_id = r.file_id AND c.set_ordinal = r.set_ordinal
      AND c.set_hash = r.set_hash AND c.claim_payment_count = r.claim_payment_count
      AND (c.result <> 'posted' OR c.remittance_id = r.remittance_id)
      AND (c.result <> 'posted' OR r.state IN ('posted', 'undone'))
      AND ((c.payment ->> 1)::bigint = r.payment_cents
        OR r.payment_cents = 0 AND '${CARRIED_FORWARD}' = ANY (c.reasons)
        OR c.payment ->> 1 = r.advice ->> 'wholePaymentAmount' AND c.computed_cents = r.payment_cents))
  ORDER BY breach LIMIT ${TOLD}`;

/** Adds one up from its parts, makes its hash again, and sees that a posted one proves. */
async function findFault(stored: StoredCertificates, record: CertificateRecord): Promise<string | undefined> {
  const { certificateHash, recordedAt: _, ...content } = record;
  const [sums, hash] = [new CertificateSums(), new CertificateHash()];
  for await (const part of stored.parts(record)) {
    sums.add(part);
    hash.add(part);
  }
  if (hash.end(content) !== certificateHash) return 'is not what its hash was made of';
  const fault = sums.check(content);
  if (fault !== undefined) return fault;
  const { controls, result } = record;
  if (result !== 'posted') return undefined;
  if (!checkTransactionProves(record)) return 'is posted and does not prove';
  const cash = findPostedCash(record);
  const isCash = controls !== undefined && cash !== undefined && checkLedgerProves(cash, controls);
  return isCash ? undefined : 'is posted with other cash than its payment';
}

const I33: Invariant = {
  id: 'I33',
  statement:
    'Every remittance has the balance certificate that was written with it, unchanged, whose terms add up; of a posted ' +
    'one it proves that claim payments less provider adjustments are the payment, and that this cash was posted.',
  check: async (session: Session): Promise<Finding> => {
    const stored = new StoredCertificates(session, new StoredLedger(session));
    const missing = await session.rows<{ breach: string }>(MISSING, [session.practiceId]);
    const breaches = missing.map(({ breach }) => breach);
    const certificates = await stored.find({});
    for (const record of certificates) {
      if (breaches.length >= TOLD) break;
      const fault = await findFault(stored, record);
      if (fault === undefined) continue;
      breaches.push(`certificate of file ${record.fileId} set ${record.setOrdinal}: ${fault}`);
    }
    return { checked: certificates.length, breaches };
  },
};

export const certificateInvariants: readonly Invariant[] = [I33];
