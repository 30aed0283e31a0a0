import type { CertifiedPayment, RemittanceControls } from '../../../schemas/balance-certificate.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { checkCertifiedPayment } from '../../domain/remittance/certificates/certified-payment.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { CertificateFilter, CertificateRecord } from '../records/certificate-records.js';
import type { Page, PageRequest } from '../records/list-records.js';
import { type CheckedCertificate, checkCertificate } from '../remittances/check-certificate.js';
import { type CertifiedPart, findCertifiedPart } from './find-certified-part.js';

/** A claim payment of a certificate with its position in the set. */
export interface OrdinalPayment {
  readonly ordinal: number;
  readonly payment: CertifiedPayment;
}

/** A certificate, what ledger and bank say now, and what came of reading it again in its file. */
export interface ProvenCertificate {
  readonly certificate: CertificateRecord;
  /** Now; those of the certificate are of the moment of posting. */
  readonly controls?: RemittanceControls;
  readonly check: CheckedCertificate;
  /** Of a set that was released as a part of a payment. */
  readonly part?: CertifiedPart;
  /** Claim payments that do not prove, at most 100. */
  readonly failing: readonly OrdinalPayment[];
}

const FAILING = 100;

/** The certificates of a remittance, of a file or of a trace number, each held against the bytes of its file. */
export async function proveCertificates(
  context: AppContext,
  actor: Actor,
  filter: CertificateFilter,
): Promise<Outcome<ProvenCertificate[]>> {
  const objectId = filter.remittanceId ?? filter.fileId;
  const act = {
    action: 'remittance.read',
    objectType: 'certificate',
    ...(objectId && { objectId }),
  } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const found = await records.certificates.find(filter);
    if (found.length === 0) return refused('unknown', []);
    const proven: ProvenCertificate[] = [];
    for (const certificate of found) proven.push(await prove(records, certificate));
    records.audit.count({ certificates: proven.length });
    return done(proven);
  });
}

async function prove(records: Records, certificate: CertificateRecord): Promise<ProvenCertificate> {
  const { fileId } = certificate;
  const check = await checkCertificate(certificate, records.certificates.parts(certificate), (byteOffset) =>
    records.files.readFrom(fileId, byteOffset),
  );
  const part = await findCertifiedPart(records, certificate);
  const remittanceId = part?.remittanceId ?? findPosted(certificate);
  const controls =
    remittanceId === undefined ? undefined : await records.certificates.findControls(remittanceId);
  const failing: OrdinalPayment[] = [];
  if (certificate.failingCount > 0) {
    for await (const each of readPayments(records, certificate, 1)) {
      if (!checkCertifiedPayment(each.payment)) failing.push(each);
      if (failing.length === FAILING) break;
    }
  }
  return { certificate, ...(controls && { controls }), ...(part && { part }), check, failing };
}

function findPosted({ result, remittanceId }: CertificateRecord): string | undefined {
  return result === 'posted' ? remittanceId : undefined;
}

/** The claim payments of a remittance's certificate in the order of its CLPs; unknown when there is none. */
export function listCertifiedPayments(
  context: AppContext,
  actor: Actor,
  filter: CertificateFilter,
  { limit, after }: PageRequest,
): Promise<Outcome<Page<OrdinalPayment>>> {
  const objectId = filter.remittanceId ?? filter.fileId;
  const act = {
    action: 'remittance.read',
    objectType: 'certificate',
    ...(objectId && { objectId }),
  } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const [certificate] = await records.certificates.find(filter);
    if (!certificate) return refused('unknown', []);
    const items: OrdinalPayment[] = [];
    const from = Number(after?.[0] ?? 0) + 1;
    for await (const each of readPayments(records, certificate, from)) {
      items.push(each);
      if (items.length === limit) break;
    }
    records.audit.count({ items: items.length });
    const last = items.at(-1)?.ordinal ?? 0;
    const hasMore = last > 0 && last < certificate.claimPaymentCount;
    return done({ items, ...(hasMore && { next: [String(last)] }) });
  });
}

async function* readPayments(
  records: Records,
  certificate: CertificateRecord,
  fromOrdinal: number,
): AsyncGenerator<OrdinalPayment> {
  for await (const { firstOrdinal, payments } of records.certificates.parts(certificate, fromOrdinal)) {
    for (const [index, payment] of payments.entries()) {
      const ordinal = firstOrdinal + index;
      if (ordinal >= fromOrdinal) yield { ordinal, payment };
    }
  }
}
