import { createHash } from 'node:crypto';
import type { BalanceCertificate, CertificatePart } from '../../../schemas/balance-certificate.js';
import {
  renderCertificateHead,
  renderCertificatePart,
} from '../../domain/remittance/certificates/render-certificate.js';

/** SHA-256 over the parts of a certificate in their order, a line feed behind each, and then over its head. */
export class CertificateHash {
  readonly #hash = createHash('sha256');

  /** Gives the part as it is stored. */
  add(part: Pick<CertificatePart, 'payments'>): string {
    const text = renderCertificatePart(part);
    this.#hash.update(text).update('\n');
    return text;
  }

  /** Call once, after the last part. */
  end(certificate: BalanceCertificate): string {
    return this.#hash.update(renderCertificateHead(certificate)).digest('hex');
  }
}
