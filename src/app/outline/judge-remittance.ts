import { ClaimPaymentReader } from '../../../edi/remittance-835/claim-payment-reader.js';
import {
  type RemittanceParts,
  RemittanceReader,
  type StartClaim,
} from '../../../edi/remittance-835/remittance-reader.js';
import type { Delimiters, Segment } from '../../../edi/x12/segment.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Cents } from '../../../schemas/money.js';
import type {
  ClaimPayment,
  OtherSegment,
  RemittanceAdvice,
  RemittanceHead,
  RemittanceHeader,
} from '../../../schemas/remittance-advice.js';
import { type ClaimPaymentBalance, checkClaimPaymentBalance } from '../../../schemas/remittance-balance.js';
import { SetBalanceSum } from '../../../schemas/remittance-set-balance.js';
import { SetContentHash } from './set-content-hash.js';

/** A remittance advice without its claim payments, of which there may be any number. */
export type AdviceHeader = Omit<RemittanceAdvice, 'claimPayments'>;

/** What a first reading of an 835 set has told. */
export interface JudgedRemittance {
  /** Of its canonical content: the same in another envelope has the same. */
  readonly setHash: string;
  /** Absent when the payment itself cannot be read. */
  readonly advice?: AdviceHeader;
  /** Of the BPR, from the start of the file; there when the payment is. */
  readonly paymentOffset?: number;
  readonly claimPaymentCount: number;
  readonly issues: readonly Issue[];
  /** False: its envelope, its payment or its total is wrong, and it is quarantined whole. */
  readonly isSound: boolean;
  /** Where nothing else is wrong: what a negative cycle comes to, below zero. */
  readonly shortfall?: Cents;
  /** Present where nothing but the total is wrong: what the payment states beyond its parts. */
  readonly imbalance?: Cents;
}

/** Loops in which an unreadable amount spoils only its claim payment. */
const CLAIM_LOOPS = ['2100', '2110'];

export const startClaim: StartClaim<ClaimPayment, Segment> = (...begin) => new ClaimPaymentReader(...begin);

/** Judges an 835 set segment by segment and keeps none of its claim payments. */
export class RemittanceJudge implements RemittanceParts<ClaimPayment> {
  readonly #hash: SetContentHash;
  #reader: RemittanceReader<ClaimPayment> | undefined;
  #head: RemittanceHead | undefined;
  readonly #headers: RemittanceHeader[] = [];
  readonly #otherSegments: OtherSegment[] = [];
  readonly #sum = new SetBalanceSum();
  #paymentOffset: number | undefined;
  #claimPaymentCount = 0;
  readonly #issues: Issue[] = [];
  readonly #balanceIssues: Issue[] = [];
  #isSound = true;

  constructor(private readonly delimiters: Delimiters) {
    this.#hash = new SetContentHash(delimiters);
  }

  add(segment: Segment): void {
    this.#hash.add(segment);
    // A second BPR is an error, and the first one is taken.
    if (segment.id === 'BPR') this.#paymentOffset ??= segment.byteOffset;
    if (this.#reader) this.#reader.add(segment);
    else this.#reader = new RemittanceReader(segment, this.delimiters, this, startClaim);
  }

  /** @param envelopeIssues those of the set's envelope */
  end(envelopeIssues: readonly Issue[]): JudgedRemittance {
    const { providerAdjustments, isReadable, place } = this.#reader!.end();
    this.#takeIssues();
    const setHash = this.#hash.end();
    const envelope = envelopeIssues.filter(isError);
    const found = [...envelope, ...this.#issues];
    const claimPaymentCount = this.#claimPaymentCount;
    if (!this.#head || !isReadable) return { setHash, claimPaymentCount, issues: found, isSound: false };
    const balance = this.#sum.check(this.#head, providerAdjustments);
    const isWhole = this.#isSound && envelope.length === 0;
    const wrong = balance.issues.filter(isError);
    const isOnlyTotal =
      wrong.length > 0 && wrong.every(({ code }) => code === 'remittance.set-out-of-balance');
    const rest = { headers: this.#headers, otherSegments: this.#otherSegments };
    return {
      setHash,
      advice: { ...this.#head, ...rest, providerAdjustments, place },
      ...(this.#paymentOffset !== undefined && { paymentOffset: this.#paymentOffset }),
      claimPaymentCount,
      issues: [...found, ...balance.issues, ...this.#balanceIssues],
      isSound: isWhole && balance.setBalances,
      ...(isWhole && balance.shortfall !== undefined && { shortfall: balance.shortfall }),
      ...(isWhole && isOnlyTotal && { imbalance: balance.set.difference }),
    };
  }

  head(head: RemittanceHead | undefined): void {
    this.#head = head;
  }

  header(header: RemittanceHeader): void {
    this.#headers.push(header);
  }

  claimPayment(payment: ClaimPayment): void {
    this.#claimPaymentCount += 1;
    this.#sum.add(payment, payment.amounts);
    const balance = checkClaimPaymentBalance(payment);
    this.#balanceIssues.push(...balance.issues);
    this.#takeIssues({ payment, balance });
  }

  otherSegment(segment: OtherSegment): void {
    this.#otherSegments.push(segment);
  }

  /**
   * An error outside of claim payments spoils the set. So does an amount that cannot be read, in a claim payment that
   * balances all the same: its figures cannot be trusted.
   */
  #takeIssues(ended?: { readonly payment: ClaimPayment; readonly balance: ClaimPaymentBalance }): void {
    const found = this.#reader!.takeIssues();
    for (const each of found.filter(isError)) {
      const isOfClaim = CLAIM_LOOPS.includes(each.at.loop ?? '');
      const isUnproven = ended !== undefined && isWithin(each, ended.payment) && addsUp(ended);
      if (!isOfClaim || isUnproven) this.#isSound = false;
    }
    this.#issues.push(...found);
  }
}

/** With zero in place of what could not be read. */
function addsUp({ payment, balance }: { payment: ClaimPayment; balance: ClaimPaymentBalance }): boolean {
  const { unreadableAmounts, ...figures } = payment;
  return unreadableAmounts ? checkClaimPaymentBalance(figures).balances : balance.balances;
}

function isWithin({ at }: Issue, { place }: ClaimPayment): boolean {
  const offset = at.byteOffset ?? -1;
  return offset >= place.byteOffset && offset < place.byteOffset + place.byteLength;
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}
