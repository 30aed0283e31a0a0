import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import { type Issue, issue } from '../../schemas/issue.js';
import type {
  ClaimPayment,
  OtherSegment,
  ProviderAdjustment,
  Reference,
  RemittanceAdvice,
  RemittanceHeader,
  RemittanceParty,
} from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText, SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { readClaimPayment } from './read-claim-payment.js';
import { readAsSent, readElements, readOtherSegment, readReference } from './read-common.js';
import { readParty } from './read-party.js';
import { readProviderAdjustments } from './read-provider-adjustments.js';
import { sourceRange } from './source-range.js';

export interface RemittanceAdviceRead {
  /** Absent when the payment itself cannot be read: BPR, TRN, or an amount of BPR or PLB. */
  readonly advice?: RemittanceAdvice;
  /** Claim payments with an amount that could not be read and stands as zero: they do not prove. */
  readonly unreadableOrdinals: readonly number[];
  readonly issues: readonly Issue[];
}

/**
 * Reads an 835 set into what it says, with nothing dropped: the segments are taken in the order in which they stand,
 * and what no field holds is kept with a warning. Judges no balance and no guide.
 */
export function readRemittanceAdvice(set: TransactionSet): RemittanceAdviceRead {
  const walk = new RemittanceWalk();
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const [head, ...blocks] = splitBefore(body, 'LX', 'CLP', 'PLB');
  const [top, ...parties] = splitBefore(head!, 'N1');
  for (const segment of top!) walk.addTop(segment);
  for (const party of parties) walk.addParty(party);
  for (const block of blocks) walk.addBlock(block);
  return walk.end(set);
}

class RemittanceWalk {
  readonly #reading = new SegmentReading();
  readonly #references: Reference[] = [];
  readonly #headers: RemittanceHeader[] = [];
  readonly #claimPayments: ClaimPayment[] = [];
  readonly #providerAdjustments: ProviderAdjustment[] = [];
  readonly #unreadable: number[] = [];
  readonly #others: OtherSegment[] = [];
  #payment: Segment | undefined;
  #trace: Segment | undefined;
  #currencyCode: string | undefined;
  #productionDate: CalendarDate | undefined;
  #payer: RemittanceParty | undefined;
  #payee: RemittanceParty | undefined;

  addTop(segment: Segment): void {
    const { id } = segment;
    if (id === 'BPR' && !this.#payment) this.#payment = segment;
    else if (id === 'TRN' && !this.#trace) this.#trace = segment;
    else if (id === 'CUR' && segment.elementCount <= 2) this.#currencyCode = findText(segment, 2);
    else if (id === 'REF') this.#references.push(readReference(segment));
    else if (id === 'DTM' && segment.element(1) === '405') {
      this.#productionDate = this.#reading.readDate('', segment, 2);
      if (!this.#productionDate) this.#others.push(readAsSent('', segment));
    } else this.#keep('', segment);
  }

  addParty(segments: readonly Segment[]): void {
    const code = segments[0]!.element(1);
    const { party, rest } = readParty(segments);
    const loop = code === 'PE' ? '1000B' : '1000A';
    if (code === 'PR' && !this.#payer) this.#payer = party;
    else if (code === 'PE' && !this.#payee) this.#payee = party;
    else {
      this.#keep('', ...segments);
      return;
    }
    this.#keep(loop, ...rest);
  }

  /** An LX with its summaries, a CLP with its lines, or a PLB. */
  addBlock(segments: readonly Segment[]): void {
    const [head, ...rest] = segments as [Segment, ...Segment[]];
    if (head.id === 'CLP') {
      const ordinal = this.#claimPayments.length + 1;
      const headerNumber = this.#headers.at(-1)?.number;
      const { payment, isReadable } = readClaimPayment(this.#reading, segments, ordinal, headerNumber);
      this.#claimPayments.push(payment);
      if (!isReadable) this.#unreadable.push(ordinal);
    } else if (head.id === 'LX') {
      this.#addHeader(head, rest);
    } else {
      const before = this.#providerAdjustments.length;
      this.#providerAdjustments.push(...readProviderAdjustments(this.#reading, head, before));
      this.#keep('PLB', ...rest);
    }
  }

  end(set: TransactionSet): RemittanceAdviceRead {
    const payment = this.#payment;
    const trace = this.#trace;
    if (!payment || !trace) return this.#refuse(this.#missing(payment ? 'TRN' : 'BPR', set));
    const paymentAmount = this.#reading.readAmount('', payment, 2);
    const paymentDate = this.#readPaymentDate(payment);
    const spoilt = this.#reading.issues.some(
      ({ at, severity }) => at.segment === 'PLB' && severity === 'error',
    );
    if (paymentAmount === undefined || paymentDate === undefined || spoilt) return this.#refuse();
    const routing = readElements(payment, 5, 15);
    const advice = present({
      transactionSetControlNumber: set.controlNumber,
      handlingCode: payment.element(1),
      paymentAmount,
      creditDebitCode: payment.element(3),
      paymentMethodCode: payment.element(4),
      paymentRouting: routing.length > 0 ? routing : undefined,
      paymentDate,
      traceNumber: trace.element(2),
      payerIdentifier: trace.element(3),
      originatingCompanyCode: findText(trace, 4),
      productionDate: this.#productionDate,
      payer: this.#payer ?? this.#noParty('PR', set),
      payee: this.#payee ?? this.#noParty('PE', set),
      references: this.#references,
      currencyCode: this.#currencyCode,
      headers: this.#headers,
      claimPayments: this.#claimPayments,
      providerAdjustments: this.#providerAdjustments,
      otherSegments: this.#others,
      place: sourceRange(set.segments[0]!, set.segments.at(-1)),
    });
    return { advice, unreadableOrdinals: this.#unreadable, issues: this.#reading.issues };
  }

  #addHeader(head: Segment, rest: readonly Segment[]): void {
    const summaries = ['TS3', 'TS2'].map((id) => rest.find((segment) => segment.id === id));
    const [provider, supplemental] = summaries;
    this.#headers.push(
      present({
        number: head.element(1),
        providerSummary: provider && readElements(provider),
        supplementalSummary: supplemental && readElements(supplemental),
      }),
    );
    this.#keep('2000', ...rest.filter((segment) => !summaries.includes(segment)));
  }

  /** BPR16; where it cannot be read, the production date with a warning. */
  #readPaymentDate(payment: Segment): CalendarDate | undefined {
    const date = parseX12Date(payment.element(16));
    if (date) return date;
    if (this.#productionDate) {
      this.#reading.note('edi.payment-date-from-production', '', payment, 16, {}, 'warning');
      return this.#productionDate;
    }
    this.#reading.note('edi.bad-date', '', payment, 16, { form: 'CCYYMMDD' });
    return undefined;
  }

  #keep(loop: string, ...segments: readonly Segment[]): void {
    for (const segment of segments) this.#others.push(readOtherSegment(this.#reading, loop, segment));
  }

  #noParty(code: string, set: TransactionSet): RemittanceParty {
    this.#reading.issues.push({ ...this.#missing(`N1*${code}`, set), severity: 'warning' });
    return { name: '', references: [], contacts: [] };
  }

  #missing(segment: string, set: TransactionSet): Issue {
    return issue('edi.missing-segment', placeOf(set.segments[0]!), { segment });
  }

  #refuse(...found: readonly Issue[]): RemittanceAdviceRead {
    const issues = [...this.#reading.issues, ...found];
    return { unreadableOrdinals: this.#unreadable, issues };
  }
}
