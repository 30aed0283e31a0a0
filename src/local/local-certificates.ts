import { stat } from 'node:fs/promises';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import { type AppContext, sha256 } from '../app/context.js';
import { listCertifiedPayments, proveCertificates } from '../app/reading/read-certificates.js';
import type { CertificateFilter, CertificateKey } from '../app/records/certificate-records.js';
import { viewCertificate, viewCertifiedPayment } from '../app/views/certificates.js';
import type { CertificatesTold } from '../cli/command-port.js';
import { readBytes } from '../exchange/folder.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The bytes of a file that is there; a trace number is none. */
export async function readFileIfThere(name: string): Promise<Uint8Array | undefined> {
  const found = await stat(name).catch(() => undefined);
  return found?.isFile() ? readBytes(name) : undefined;
}

/** By the bytes of a file, an id, or a trace number. */
export async function tellCertificates(
  context: AppContext,
  actor: Actor,
  named: Uint8Array | string,
  withPayments: boolean,
): Promise<Outcome<CertificatesTold>> {
  const outcome = await prove(context, actor, named);
  if ('refused' in outcome) return outcome;
  const certificates: CertificatesTold['certificates'][number][] = [];
  for (const proven of outcome.done) {
    const view = viewCertificate(proven);
    if (!withPayments) certificates.push(view);
    else certificates.push({ ...view, claimPayments: await readAll(context, actor, proven.certificate) });
  }
  return done({ certificates });
}

async function prove(context: AppContext, actor: Actor, named: Uint8Array | string) {
  if (typeof named !== 'string') return proveCertificates(context, actor, { sha256: sha256(named) });
  if (!ID.test(named)) return proveCertificates(context, actor, { traceNumber: named });
  const ofRemittance = await proveCertificates(context, actor, { remittanceId: named });
  return 'done' in ofRemittance ? ofRemittance : proveCertificates(context, actor, { fileId: named });
}

async function readAll(context: AppContext, actor: Actor, { fileId, setOrdinal }: CertificateKey) {
  const filter: CertificateFilter = { fileId, setOrdinal };
  const payments: ReturnType<typeof viewCertifiedPayment>[] = [];
  let after: readonly string[] | undefined;
  do {
    const page = await listCertifiedPayments(context, actor, filter, { limit: 200, ...(after && { after }) });
    if ('refused' in page) break;
    payments.push(...page.done.items.map(viewCertifiedPayment));
    after = page.done.next;
  } while (after);
  return payments;
}
