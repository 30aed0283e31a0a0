import { readWalkedAmount, SegmentWalk, type WalkedSegment } from '../../../edi/x12/segment-walk.js';
import type { CertificatePart, CertifiedTerm } from '../../../schemas/balance-certificate.js';
import { formatCents, sumCents } from '../../../schemas/money.js';
import { findPaymentTerms } from '../../domain/remittance/certificates/balance-equations.js';
import { CertificateSums } from '../../domain/remittance/certificates/check-certificate-sums.js';
import type { CertificateRecord } from '../records/certificate-records.js';
import { CertificateHash } from './certificate-hash.js';

/** What came of holding a certificate against the bytes of its file. */
export interface CheckedCertificate {
  /** Terms that were read again in the file, and are there as the certificate says. */
  readonly termCount: number;
  /** The first thing that is not: a term, a segment that no term names, a sum, the hash. */
  readonly fault?: string;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

type Parts = AsyncIterable<CertificatePart> | Iterable<CertificatePart>;

/**
 * Reads every amount of a certificate again where it says that it stands, sees that no amount of the set is left out,
 * adds up, and makes the hash again. Nothing of it goes through the readers that have made the certificate.
 *
 * @param parts all of them, in their order
 * @param readFrom the bytes of the file from an offset on
 */
export async function checkCertificate(
  certificate: CertificateRecord,
  parts: Parts,
  readFrom: (byteOffset: number) => Bytes,
): Promise<CheckedCertificate> {
  const sums = new CertificateSums();
  const hash = new CertificateHash();
  const expected = new ExpectedTerms(parts, (part) => {
    sums.add(part);
    hash.add(part);
  });
  const walk = new CertificateWalk(certificate, expected);
  const fault = (await walk.run(readFrom)) ?? (await expected.drain());
  const { termCount } = walk;
  if (fault !== undefined) return { termCount, fault };
  const { certificateHash, recordedAt: _, ...content } = certificate;
  const sum = sums.check(content);
  if (sum !== undefined) return { termCount, fault: sum };
  return hash.end(content) === certificateHash
    ? { termCount }
    : { termCount, fault: 'it is not what its hash was made of' };
}

interface ExpectedTerm {
  readonly term: CertifiedTerm;
  readonly isReadable: boolean;
}

/** The terms of the claim payments, in the order of the file. */
class ExpectedTerms {
  readonly #terms: AsyncGenerator<ExpectedTerm, undefined, undefined>;
  #next: ExpectedTerm | undefined;

  constructor(
    parts: Parts,
    private readonly listener: (part: CertificatePart) => void,
  ) {
    this.#terms = this.#read(parts);
  }

  async peek(): Promise<ExpectedTerm | undefined> {
    this.#next ??= (await this.#terms.next()).value;
    return this.#next;
  }

  take(): void {
    this.#next = undefined;
  }

  /** Reads to the end; the first term that is left is one that the file does not have. */
  async drain(): Promise<string | undefined> {
    const left = await this.peek();
    return left && `no ${left.term.segment} begins at byte ${left.term.byteOffset}`;
  }

  async *#read(parts: Parts): AsyncGenerator<ExpectedTerm, undefined, undefined> {
    for await (const part of parts) {
      this.listener(part);
      for (const payment of part.payments) {
        const isReadable = payment[3] === 1;
        for (const term of findPaymentTerms(payment)) yield { term, isReadable };
      }
    }
    return undefined;
  }
}

/** Goes through the segments of the set once and holds each that has an amount against its terms. */
class CertificateWalk {
  termCount = 0;
  readonly #beside: Map<number, CertifiedTerm>;
  #isInClaim = false;

  constructor(
    private readonly certificate: CertificateRecord,
    private readonly expected: ExpectedTerms,
  ) {
    const { payment, providerAdjustments } = certificate;
    const terms: CertifiedTerm[] = providerAdjustments.map(([byteOffset, amount]) => ({
      segment: 'PLB',
      byteOffset,
      amount,
    }));
    if (payment) terms.push({ segment: 'BPR', element: 2, byteOffset: payment[0], amount: payment[1] });
    this.#beside = new Map(terms.map((term) => [term.byteOffset, term]));
  }

  /** Gives what is wrong first. */
  async run(readFrom: (byteOffset: number) => Bytes): Promise<string | undefined> {
    const start = this.certificate.payment?.[0] ?? (await this.expected.peek())?.term.byteOffset;
    if (start === undefined) return undefined;
    const walk = new SegmentWalk(this.certificate.delimiters, start);
    for await (const piece of readFrom(start)) {
      for (const segment of walk.push(piece)) {
        if (['SE', 'ST', 'GE', 'IEA'].includes(segment.elements[0]!)) return this.#end();
        const fault = await this.#look(segment);
        if (fault !== undefined) return fault;
      }
    }
    return this.#end();
  }

  async #look(segment: WalkedSegment): Promise<string | undefined> {
    const { byteOffset } = segment;
    const id = segment.elements[0]!;
    if (id === 'CLP') this.#isInClaim = true;
    if (id === 'LX' || id === 'PLB') this.#isInClaim = false;
    const beside = this.#beside.get(byteOffset);
    if (beside) {
      this.#beside.delete(byteOffset);
      return this.#compare(segment, { term: beside, isReadable: true });
    }
    if (isWithoutAmount(segment)) return undefined;
    if (id === 'PLB' && this.certificate.payment) return `the PLB at byte ${byteOffset} is in no term`;
    if (!this.#isInClaim || !['CLP', 'SVC', 'CAS'].includes(id)) return undefined;
    return this.#lookInClaim(segment);
  }

  /** A CLP and an SVC have two terms each. */
  async #lookInClaim(segment: WalkedSegment): Promise<string | undefined> {
    const { byteOffset } = segment;
    let found = false;
    for (;;) {
      const next = await this.expected.peek();
      if (next?.term.byteOffset !== byteOffset) {
        if (found) return undefined;
        const isMissing = next !== undefined && next.term.byteOffset < byteOffset;
        return isMissing
          ? `no ${next.term.segment} begins at byte ${next.term.byteOffset}`
          : `the ${segment.elements[0]} at byte ${byteOffset} is in no term`;
      }
      found = true;
      this.expected.take();
      const fault = this.#compare(segment, next);
      if (fault !== undefined) return fault;
    }
  }

  #compare(segment: WalkedSegment, { term, isReadable }: ExpectedTerm): string | undefined {
    const at = `${nameTerm(term)} at byte ${term.byteOffset}`;
    if (segment.elements[0] !== term.segment) return `no ${term.segment} begins at byte ${term.byteOffset}`;
    const read = readWalkedAmount(segment, term.element);
    if (!read.isReadable && isReadable) return `${at} is no amount in the file`;
    const amount = sumCents(read.amounts, (each) => each);
    if (amount !== term.amount) {
      return `${at} is ${formatCents(amount)} in the file, ${formatCents(term.amount)} in the certificate`;
    }
    this.termCount += 1;
    return undefined;
  }

  #end(): string | undefined {
    const [left] = this.#beside.values();
    return left && `no ${left.segment} begins at byte ${left.byteOffset}`;
  }
}

/** A CAS or PLB that names no reason and no amount says nothing. */
function isWithoutAmount(segment: WalkedSegment): boolean {
  const { amounts, isReadable } = readWalkedAmount(segment, undefined);
  return ['CAS', 'PLB'].includes(segment.elements[0]!) && isReadable && amounts.length === 0;
}

/** `CLP04`, `CAS`. */
export function nameTerm({ segment, element }: Pick<CertifiedTerm, 'segment' | 'element'>): string {
  return element === undefined ? segment : `${segment}${String(element).padStart(2, '0')}`;
}
