import type { ProcedureCode } from '../../schemas/claim.js';
import { ZERO } from '../../schemas/money.js';
import type {
  Adjustment,
  ClaimPaymentAmounts,
  QualifiedAmount,
  ServicePaymentAmounts,
} from '../../schemas/remittance-advice.js';
import { type RemittanceSums, readAmount } from './remittance-sums.js';

/** A segment as a peer gives it, taken as texts; elements count from 1. */
export interface Texts {
  readonly id: string;
  text(position: number): string;
  components(position: number): readonly string[];
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** Peers do not tell where in the file something stood. */
const NOWHERE = { byteOffset: 0, byteLength: 0, line: 0 };

/**
 * The amounts of an 835 on top of a peer's segments, as somebody would write it who has nothing else: the same fields
 * as ours but for places, and the same three balances.
 */
export class TypedRemittance {
  readonly #sums: RemittanceSums;
  #paymentAmount = ZERO;
  #creditDebitCode = '';
  #claim: Open<ClaimPaymentAmounts> | undefined;
  #service: Open<ServicePaymentAmounts> | undefined;
  #interest: QualifiedAmount[] = [];
  #ordinal = 0;

  constructor(sums: RemittanceSums) {
    this.#sums = sums;
  }

  add(segment: Texts): void {
    switch (segment.id) {
      case 'BPR':
        this.#paymentAmount = readAmount(segment.text(2));
        this.#creditDebitCode = segment.text(3);
        break;
      case 'CLP':
        this.#close();
        this.#ordinal += 1;
        this.#claim = claimOf(segment, this.#ordinal);
        break;
      case 'SVC':
        this.#service = serviceOf(segment, this.#claim!.services.length + 1);
        this.#claim!.services.push(this.#service as ServicePaymentAmounts);
        break;
      case 'CAS':
        addAdjustments((this.#service ?? this.#claim!).adjustments, segment);
        break;
      case 'AMT':
        if (this.#claim && !this.#service && segment.text(1) === 'I') this.#addInterest(segment);
        break;
      case 'LX':
        this.#close();
        break;
      case 'SE':
        this.#close();
        this.#sums.endSet({ paymentAmount: this.#paymentAmount, creditDebitCode: this.#creditDebitCode }, []);
        this.#ordinal = 0;
        break;
    }
  }

  #addInterest(segment: Texts): void {
    this.#interest.push({ qualifier: 'I', amount: readAmount(segment.text(2)) });
  }

  #close(): void {
    if (this.#claim) this.#sums.addPayment(this.#claim as ClaimPaymentAmounts, this.#interest);
    this.#claim = undefined;
    this.#service = undefined;
    this.#interest = [];
  }
}

function claimOf(segment: Texts, ordinal: number): Open<ClaimPaymentAmounts> {
  const share = segment.text(5);
  return {
    ordinal,
    patientControlNumber: segment.text(1),
    claimStatusCode: segment.text(2),
    chargeAmount: readAmount(segment.text(3)),
    paymentAmount: readAmount(segment.text(4)),
    ...(share !== '' && { patientResponsibilityAmount: readAmount(share) }),
    adjustments: [],
    services: [],
    place: NOWHERE,
  };
}

function serviceOf(segment: Texts, ordinal: number): Open<ServicePaymentAmounts> {
  return {
    ordinal,
    procedure: procedureOf(segment),
    chargeAmount: readAmount(segment.text(2)),
    paymentAmount: readAmount(segment.text(3)),
    adjustments: [],
    place: NOWHERE,
  };
}

function procedureOf(segment: Texts): ProcedureCode {
  const [qualifier = '', code = '', ...rest] = segment.components(1);
  return { qualifier, code, modifiers: rest.slice(0, 4).filter((modifier) => modifier !== '') };
}

function addAdjustments(adjustments: Adjustment[], segment: Texts): void {
  for (let position = 2; position <= 17 && segment.text(position) !== ''; position += 3) {
    const quantity = segment.text(position + 2);
    adjustments.push({
      groupCode: segment.text(1),
      reasonCode: segment.text(position),
      amount: readAmount(segment.text(position + 1)),
      ...(quantity !== '' && { quantity }),
      place: NOWHERE,
    });
  }
}
