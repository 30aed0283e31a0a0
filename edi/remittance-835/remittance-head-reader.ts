import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import { type Issue, issue, type Place } from '../../schemas/issue.js';
import type { Cents } from '../../schemas/money.js';
import type { Reference, RemittanceHead, RemittanceParty } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText, NONE, type SegmentReading } from '../segment-reading.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { PartyReader } from './party-reader.js';
import { readElements, readReference } from './read-common.js';

/** BPR, all but the date, which may have to come from elsewhere. */
interface Payment {
  readonly handlingCode: string;
  readonly paymentAmount: Cents | undefined;
  readonly creditDebitCode: string;
  readonly paymentMethodCode: string;
  readonly paymentRouting: readonly string[];
  readonly date: CalendarDate | undefined;
  readonly dateAt: Place;
}

/** TRN. */
interface Trace {
  readonly traceNumber: string;
  readonly payerIdentifier: string;
  readonly originatingCompanyCode: string | undefined;
}

/** Reads what stands before the first LX, CLP or PLB, segment by segment. */
export class RemittanceHeadReader {
  readonly #reading: SegmentReading;
  readonly #setPlace: Place;
  readonly #controlNumber: string;
  #payment: Payment | undefined;
  #trace: Trace | undefined;
  #references: readonly Reference[] = NONE;
  #currencyCode: string | undefined;
  #productionDate: CalendarDate | undefined;
  #payer: PartyReader | undefined;
  #payee: PartyReader | undefined;
  /** The loop that is open; null in one that no party can be read from. */
  #party: PartyReader | null | undefined;

  constructor(reading: SegmentReading, header: Segment) {
    this.#reading = reading;
    this.#setPlace = placeOf(header);
    this.#controlNumber = header.element(2);
  }

  /** The loop in which a segment that was not read has to be told. */
  get loop(): '' | '1000A' | '1000B' {
    if (!this.#party) return '';
    return this.#party === this.#payee ? '1000B' : '1000A';
  }

  /** False when no field holds the segment; 'unreadable' when one should, which has been told already. */
  add(segment: Segment): boolean | 'unreadable' {
    if (segment.id === 'N1') return this.#startParty(segment);
    if (this.#party !== undefined) return this.#party?.add(segment) ?? false;
    if (segment.id === 'BPR' && !this.#payment) this.#payment = readPayment(this.#reading, segment);
    else if (segment.id === 'TRN' && !this.#trace) this.#trace = readTrace(segment);
    else if (segment.id === 'CUR' && segment.elementCount <= 2) this.#currencyCode = findText(segment, 2);
    else if (segment.id === 'REF') this.#references = append(this.#references, readReference(segment));
    else if (segment.id === 'DTM' && segment.element(1) === '405') {
      this.#productionDate = this.#reading.readDate('', segment, 2);
      return this.#productionDate ? true : 'unreadable';
    } else return false;
    return true;
  }

  /** Undefined, with errors, when the payment itself cannot be read: BPR, TRN, or an amount or date of BPR. */
  end(): RemittanceHead | undefined {
    const [payment, trace] = [this.#payment, this.#trace];
    if (!payment || !trace) {
      this.#reading.issues.push(this.#missing(payment ? 'TRN' : 'BPR'));
      return undefined;
    }
    const paymentDate = this.#readPaymentDate(payment);
    const { date: _, dateAt: __, paymentAmount, paymentRouting, ...rest } = payment;
    if (paymentAmount === undefined || paymentDate === undefined) return undefined;
    return present({
      transactionSetControlNumber: this.#controlNumber,
      ...rest,
      paymentAmount,
      paymentRouting: paymentRouting.length > 0 ? paymentRouting : undefined,
      paymentDate,
      ...trace,
      productionDate: this.#productionDate,
      payer: this.#payer?.party ?? this.#noParty('PR'),
      payee: this.#payee?.party ?? this.#noParty('PE'),
      references: this.#references,
      currencyCode: this.#currencyCode,
    });
  }

  #startParty(segment: Segment): boolean {
    const code = segment.element(1);
    this.#party = null;
    if (code === 'PR' && !this.#payer) this.#party = this.#payer = new PartyReader(segment);
    else if (code === 'PE' && !this.#payee) this.#party = this.#payee = new PartyReader(segment);
    return this.#party !== null;
  }

  /** BPR16; where it cannot be read, the production date with a warning. */
  #readPaymentDate({ date, dateAt }: Payment): CalendarDate | undefined {
    if (date) return date;
    const element = 'BPR16';
    const found = this.#productionDate
      ? issue('edi.payment-date-from-production', dateAt, { element }, 'warning')
      : issue('edi.bad-date', dateAt, { element, form: 'CCYYMMDD' });
    this.#reading.issues.push(found);
    return this.#productionDate;
  }

  #noParty(code: string): RemittanceParty {
    this.#reading.issues.push({ ...this.#missing(`N1*${code}`), severity: 'warning' });
    return { name: '', references: NONE, contacts: NONE };
  }

  #missing(segment: string): Issue {
    return issue('edi.missing-segment', this.#setPlace, { segment });
  }
}

function readPayment(reading: SegmentReading, segment: Segment): Payment {
  return {
    handlingCode: segment.element(1),
    paymentAmount: reading.readAmount('', segment, 2),
    creditDebitCode: segment.element(3),
    paymentMethodCode: segment.element(4),
    paymentRouting: readElements(segment, 5, 15),
    date: parseX12Date(segment.element(16)),
    dateAt: placeOf(segment, 16),
  };
}

function readTrace(segment: Segment): Trace {
  return {
    traceNumber: segment.element(2),
    payerIdentifier: segment.element(3),
    originatingCompanyCode: findText(segment, 4),
  };
}
