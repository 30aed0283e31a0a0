import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { ProcedureCode } from '../../schemas/claim.js';
import { type Cents, parseCents } from '../../schemas/money.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';

/** What a payer sees of a claim in an 837P: enough to adjudicate it. */
export interface ReceivedClaim {
  readonly patientControlNumber: string;
  readonly chargeAmount: Cents;
  readonly facilityCode: string;
  readonly frequencyCode: string;
  readonly payerResponsibility: string;
  readonly claimFilingCode: string;
  readonly payer: { readonly payerId: string; readonly name: string };
  readonly subscriber: ReceivedName;
  /** The subscriber, or the dependent below. */
  readonly patient: ReceivedName;
  readonly billingProvider: ReceivedName & { readonly taxId: string };
  readonly lines: readonly ReceivedLine[];
}

export interface ReceivedName {
  readonly lastName: string;
  readonly firstName: string;
  readonly identifier: string;
}

export interface ReceivedLine {
  readonly lineControlNumber: string;
  readonly procedure: ProcedureCode;
  readonly chargeAmount: Cents;
  readonly unitCount: string;
  readonly serviceDate?: CalendarDate;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOBODY: ReceivedName = { lastName: '', firstName: '', identifier: '' };

/**
 * Reads the claims of an 837P in their order, each with what its levels above say. A line or claim whose amount
 * cannot be read is left out: the guide check of the same set names its place.
 */
export function readClaims837(set: TransactionSet): ReceivedClaim[] {
  const reading = new Reading();
  for (const segment of set.segments) reading.add(segment);
  return reading.end();
}

/** Walks the set once; a lower level inherits from the one above until that begins anew. */
class Reading {
  private readonly claims: ReceivedClaim[] = [];
  private level = '';
  private provider = { ...NOBODY, taxId: '' };
  private subscriber = NOBODY;
  private patient = NOBODY;
  private payer = { payerId: '', name: '' };
  private coverage = { payerResponsibility: '', claimFilingCode: '' };
  private claim: (Omit<ReceivedClaim, 'lines'> & { lines: Writable<ReceivedLine>[] }) | undefined;
  private line: Writable<ReceivedLine> | undefined;

  add(segment: Segment): void {
    if (segment.id === 'HL') this.beginLevel(segment.element(3));
    else if (segment.id === 'CLM') this.beginClaim(segment);
    else if (this.claim) this.addToClaim(segment);
    else this.addToLevel(segment);
  }

  end(): ReceivedClaim[] {
    this.closeClaim();
    return this.claims;
  }

  private beginLevel(code: string): void {
    this.closeClaim();
    this.level = code;
    if (code === '20') this.provider = { ...NOBODY, taxId: '' };
    if (code === '22') this.patient = NOBODY;
  }

  private addToLevel(segment: Segment): void {
    const entity = segment.element(1);
    if (segment.id === 'SBR') {
      this.coverage = { payerResponsibility: entity, claimFilingCode: segment.element(9) };
    } else if (segment.id === 'REF' && this.level === '20' && ['EI', 'SY'].includes(entity)) {
      this.provider = { ...this.provider, taxId: segment.element(2) };
    } else if (segment.id === 'NM1') {
      if (entity === '85') this.provider = { ...readName(segment), taxId: this.provider.taxId };
      if (entity === 'IL') this.subscriber = readName(segment);
      if (entity === 'QC') this.patient = readName(segment);
      if (entity === 'PR') this.payer = { payerId: segment.element(9), name: segment.element(3) };
    }
  }

  private beginClaim(clm: Segment): void {
    this.closeClaim();
    const chargeAmount = parseCents(clm.element(2));
    if (chargeAmount === undefined) return;
    this.claim = {
      patientControlNumber: clm.element(1),
      chargeAmount,
      facilityCode: clm.component(5, 1),
      frequencyCode: clm.component(5, 3),
      ...this.coverage,
      payer: this.payer,
      subscriber: this.subscriber,
      patient: this.level === '23' ? this.patient : this.subscriber,
      billingProvider: this.provider,
      lines: [],
    };
  }

  private addToClaim(segment: Segment): void {
    if (segment.id === 'SV1') {
      const chargeAmount = parseCents(segment.element(2));
      this.line = undefined;
      if (chargeAmount === undefined) return;
      this.line = {
        lineControlNumber: '',
        procedure: readProcedure(segment),
        chargeAmount,
        unitCount: segment.element(4),
      };
      this.claim!.lines.push(this.line);
    } else if (this.line && segment.id === 'DTP' && segment.element(1) === '472') {
      const date = parseX12Date(segment.element(3).slice(0, 8));
      if (date) this.line.serviceDate = date;
    } else if (this.line && segment.id === 'REF' && segment.element(1) === '6R') {
      this.line.lineControlNumber = segment.element(2);
    }
  }

  private closeClaim(): void {
    if (this.claim) this.claims.push(this.claim);
    this.claim = undefined;
    this.line = undefined;
  }
}

function readName(nm1: Segment): ReceivedName {
  return { lastName: nm1.element(3), firstName: nm1.element(4), identifier: nm1.element(9) };
}

function readProcedure(sv1: Segment): ProcedureCode {
  const modifiers = [3, 4, 5, 6].map((component) => sv1.component(1, component));
  return {
    qualifier: sv1.component(1, 1),
    code: sv1.component(1, 2),
    modifiers: modifiers.filter((modifier) => modifier !== ''),
  };
}
