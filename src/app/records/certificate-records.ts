import type {
  BalanceCertificate,
  CertificatePart,
  RemittanceControls,
} from '../../../schemas/balance-certificate.js';

/** A certificate as it is kept. */
export interface CertificateRecord extends BalanceCertificate {
  /** SHA-256 over all of it. */
  readonly certificateHash: string;
  /** ISO, UTC. */
  readonly recordedAt: string;
}

/** A set in a file. */
export interface CertificateKey {
  readonly fileId: string;
  readonly setOrdinal: number;
}

/** One of these is given. */
export interface CertificateFilter {
  readonly fileId?: string;
  /** Of the bytes of its file. */
  readonly sha256?: string;
  readonly setOrdinal?: number;
  readonly remittanceId?: string;
  /** TRN02 as it was sent. */
  readonly traceNumber?: string;
}

export interface CertificateRecords {
  isKnown(key: CertificateKey): Promise<boolean>;
  /** `payments` as `CertificateHash` gave them. */
  insertPart(
    key: CertificateKey,
    part: Pick<CertificatePart, 'number' | 'firstOrdinal'>,
    payments: string,
  ): Promise<void>;
  insert(certificate: BalanceCertificate, certificateHash: string): Promise<void>;
  /** In the order of their files and sets. */
  find(filter: CertificateFilter): Promise<CertificateRecord[]>;
  /** The sets with this content that were quarantined. */
  findQuarantined(setHash: string): Promise<CertificateKey[]>;
  /** The parts from a claim payment on, one after the other. */
  parts(key: CertificateKey, fromOrdinal?: number): AsyncIterable<CertificatePart>;
  /** What ledger and bank say now of a remittance; none of one that is not posted. */
  findControls(remittanceId: string): Promise<RemittanceControls | undefined>;
}
