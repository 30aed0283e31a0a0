import type { ReceivedFile } from '../../../app/files/receive-file.js';
import type { Field } from '../../parts/filter-form.js';
import { renderDollars, renderWord } from '../../parts/formats.js';
import type { FieldGroup } from '../../parts/request-form.js';
import { refill, type Tried } from '../../read-form.js';

export interface PaperRemittancePage {
  readonly fields: readonly Field[];
  readonly groups: readonly FieldGroup[];
  /** Why it was not recorded, or not posted. */
  readonly failure?: string;
  /** What became of the one before. */
  readonly recorded?: string;
}

/** More adjustments than an explanation of payment states of one claim, but for the rarest. */
const ADJUSTMENTS = 6;

/** By which their fields are numbered. */
export const PLACES: readonly number[] = Array.from({ length: ADJUSTMENTS }, (_, index) => index + 1);

const GROUPS = [
  ['', '–'],
  ['CO', 'CO contractual'],
  ['PR', 'PR patient'],
  ['OA', 'OA other'],
  ['PI', 'PI payer'],
] as const;

const SEQUENCES = [
  ['1', 'First (primary)'],
  ['2', 'Second'],
  ['3', 'Third'],
] as const;

const OF_CLAIM: readonly Field[] = [
  { name: 'patientControlNumber', label: 'Claim number', value: '', maxLength: 50, isRequired: true },
  { name: 'payerSequence', label: 'Payer of the claim', options: SEQUENCES, value: '1' },
  { name: 'payerControlNumber', label: 'Payer’s claim number, if any', value: '', maxLength: 50 },
];

const OF_PAYMENT: readonly Field[] = [
  {
    ...{ name: 'payerIdentifier', label: 'Payer’s id (TRN03)', hint: '1 and its tax number' },
    ...{ value: '', maxLength: 10, isRequired: true },
  },
  { name: 'traceNumber', label: 'Cheque or transfer number', value: '', maxLength: 50, isRequired: true },
  { name: 'paymentDate', label: 'Date of payment', type: 'date', value: '' },
  { name: 'paymentAmount', label: 'Paid', hint: '0.00', value: '', maxLength: 16, isRequired: true },
];

function adjustmentFields(place: number): Field[] {
  return [
    { name: `groupCode${place}`, label: `Group ${place}`, options: GROUPS, value: '' },
    { name: `reasonCode${place}`, label: `Reason ${place}`, value: '', maxLength: 5 },
    { name: `amount${place}`, label: `Amount ${place}`, hint: '0.00', value: '', maxLength: 16 },
  ];
}

const OF_ADJUSTMENTS = PLACES.flatMap(adjustmentFields);

export const FIELD_NAMES = [...OF_CLAIM, ...OF_PAYMENT, ...OF_ADJUSTMENTS].map(({ name }) => name);

export function presentPaperRemittance(tried?: Tried): PaperRemittancePage {
  return {
    fields: [],
    groups: [
      { legend: 'Claim', fields: refill(OF_CLAIM, tried) },
      { legend: 'Payment', fields: refill(OF_PAYMENT, tried) },
      {
        legend: 'Adjustments, as many as it states',
        isInThrees: true,
        fields: refill(OF_ADJUSTMENTS, tried),
      },
    ],
    ...(tried?.failure !== undefined && { failure: tried.failure }),
  };
}

/** What became of it, for who goes on with the next. */
export function presentRecorded({ result, remittances }: ReceivedFile): PaperRemittancePage {
  if (result === 'duplicate') {
    return {
      ...presentPaperRemittance(),
      failure: 'This paper has been recorded before: nothing was posted.',
    };
  }
  const [remittance] = remittances;
  if (remittance?.result !== 'posted') {
    return { ...presentPaperRemittance(), failure: WAITING[remittance?.result ?? ''] ?? WAITING['']! };
  }
  const states = Object.keys(remittance.claimPayments).map(renderWord).join(', ').toLowerCase();
  const amount = remittance.paymentAmount === undefined ? '' : renderDollars(remittance.paymentAmount);
  const recorded = `Recorded: ${amount} under ${remittance.traceNumber}. The claim payment is ${states}.`;
  return { ...presentPaperRemittance(), recorded };
}

const WAITING: Readonly<Record<string, string>> = {
  'possible-duplicate':
    'A payment of this payer with this number was posted before. This one waits among the remittances as a possible duplicate.',
  '': 'It was kept and not posted. The list of files says what was found.',
};
