import { paperRemittanceRequest } from '../../../../schemas/requests/decisions.js';
import { type PaperRequest, readPaperRequest } from '../../../app/files/read-paper-request.js';
import type { PaperRemittance } from '../../../app/files/record-paper-remittance.js';
import { readAmount } from '../../read-amount.js';
import { readForm } from '../../read-form.js';
import { PLACES } from './presenter.js';

type Values = Readonly<Record<string, string>>;

/** The paper that the fields of the page state, or what is wrong with which of them. */
export function readPaper(
  values: Values,
): { readonly paper: PaperRemittance } | { readonly errors: ReadonlyMap<string, string> } {
  const stated = PLACES.filter((place) => ADJUSTMENT.some((name) => values[`${name}${place}`] !== undefined));
  const adjustments = stated.map((place) => {
    const [groupCode, reasonCode, amount] = ADJUSTMENT.map((name) => values[`${name}${place}`]);
    return { groupCode, reasonCode: reasonCode?.toUpperCase(), amount: readAmount(amount) };
  });
  const { patientControlNumber, payerSequence, payerIdentifier, traceNumber, paymentDate } = values;
  const { payerControlNumber, paymentAmount } = values;
  const read = readForm(
    paperRemittanceRequest,
    {
      ...{ patientControlNumber, payerSequence, payerIdentifier, traceNumber, paymentDate },
      ...{ payerControlNumber, paymentAmount: readAmount(paymentAmount), adjustments },
    },
    ([name, at, part]) => (name === 'adjustments' && part ? `${part}${stated[Number(at)]}` : String(name)),
  );
  return 'errors' in read ? read : { paper: readPaperRequest(read.value as PaperRequest) };
}

const ADJUSTMENT = ['groupCode', 'reasonCode', 'amount'] as const;
