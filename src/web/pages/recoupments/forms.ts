import type { viewRecoupment } from '../../../app/views/recoupments.js';
import type { Field } from '../../parts/filter-form.js';
import { separateThousands } from '../../parts/formats.js';
import type { RequestFormFields } from '../../parts/request-form.js';
import { mayDo, type Viewer } from '../../viewer.js';

type ItemView = ReturnType<typeof viewRecoupment>;

/** A letter about one claim; one about many is handed in by the API. */
export const LETTER: readonly Field[] = [
  { name: 'payerIdentifier', label: 'Payer (TRN03)', value: '', maxLength: 15 },
  { name: 'payerName', label: 'Payer name', value: '', maxLength: 80 },
  { name: 'letterNumber', label: 'Letter number', value: '', maxLength: 50 },
  { name: 'letterDate', label: 'Date of the letter', type: 'date', value: '' },
  { name: 'expectedDate', label: 'Taken about', type: 'date', value: '' },
  { name: 'payerControlNumber', label: "Payer's claim number", value: '', maxLength: 50 },
  { name: 'amount', label: 'Amount', value: '', hint: '125.00', maxLength: 14 },
  {
    name: 'stance',
    label: 'We',
    value: 'accepted',
    options: [
      ['accepted', 'accept it'],
      ['disputed', 'dispute it'],
      ['announced', 'knew of it: the register has it'],
    ],
  },
];

export function isOpenItem({ state }: ItemView): boolean {
  return state === 'open' || state === 'partly-closed';
}

/** What the viewer may do with an open item: dispute it, say what it closes, pay it, or take a letter back. */
export function findForms(
  view: ItemView,
  name: string,
  shown: readonly ItemView[],
  viewer: Viewer,
): RequestFormFields[] {
  const isOwed = !view.openAmount.startsWith('-');
  const mayRecord = mayDo(viewer, 'recoupment.record');
  const forms = [
    ...(mayRecord ? [disputeForm(view)] : []),
    ...(mayRecord && !isOwed ? matchForms(view, shown) : []),
    ...(mayRecord && view.source === 'letter' ? [withdrawalForm(view)] : []),
    ...(isOwed && mayDo(viewer, 'recoupment.pay') ? [chequeForm(view)] : []),
  ];
  // Two items may bear one name.
  return forms.map((form) => ({
    ...form,
    label: `${form.button} ${name}`,
    key: `${form.button} ${view.recoupmentKey}`,
  }));
}

type RowForm = Omit<RequestFormFields, 'label' | 'key'>;

function disputeForm({ recoupmentKey, isDisputed }: ItemView): RowForm {
  return {
    action: '/recoupments/disputes',
    button: isDisputed ? 'Accept' : 'Dispute',
    hidden: { recoupmentKey, isDisputed: String(!isDisputed) },
    fields: [],
  };
}

/** Only items of the same payer and tax number may be closed by it. */
function matchForms(view: ItemView, shown: readonly ItemView[]): RowForm[] {
  const owed = shown.filter(
    (other) =>
      isOpenItem(other) &&
      !other.openAmount.startsWith('-') &&
      other.payerIdentifier === view.payerIdentifier &&
      other.payeeIdentifier === view.payeeIdentifier,
  );
  if (owed.length === 0) return [];
  const options = owed.map((other) => {
    const what = other.letterNumber ?? other.reference ?? other.reasonCode ?? other.source;
    return [other.recoupmentKey, `${what}, ${other.date}, ${separateThousands(other.openAmount)}`] as const;
  });
  return [
    {
      action: '/recoupments/matches',
      button: 'Match',
      hidden: { recoupmentKey: view.recoupmentKey },
      fields: [{ name: 'matchedTo', label: 'Closes', value: '', options }],
    },
  ];
}

function withdrawalForm({ recoupmentKey }: ItemView): RowForm {
  return { action: '/recoupments/withdrawals', button: 'Withdraw', hidden: { recoupmentKey }, fields: [] };
}

function chequeForm({ recoupmentKey, openAmount }: ItemView): RowForm {
  return {
    action: '/recoupments/cheques',
    button: 'Record cheque',
    hidden: { recoupmentKey },
    fields: [
      { name: 'chequeNumber', label: 'Our cheque', value: '', maxLength: 50 },
      { name: 'date', label: 'Date', type: 'date', value: '' },
      { name: 'amount', label: 'Amount', value: openAmount, maxLength: 14 },
    ],
  };
}
