import type { EarlierPayer } from '../../../app/claim-payments/suggest-matches.js';
import type { ActionFormFields } from '../../parts/action-form.js';
import type { Field } from '../../parts/filter-form.js';
import { refill, type Tried } from '../../read-form.js';

/** What a person can decide about a claim payment; each is an address below its page. */
export type DecisionName = 'match' | 'unmatch' | 'release' | 'hold';

/** A claim payment as far as it says what can be decided about it. */
export interface Decidable {
  readonly path: string;
  readonly state: string;
  readonly hasClaim: boolean;
  /** A person has said which, also one that is not there yet. */
  readonly isChosen: boolean;
  readonly earlierPayers: readonly EarlierPayer[];
}

/** The forms that fit it as it stands. */
export function findForms(payment: Decidable, tried?: Tried): ActionFormFields[] {
  const { path, state, hasClaim, isChosen, earlierPayers } = payment;
  if (state === 'undone') return [];
  const formOf = (name: DecisionName, form: Omit<ActionFormFields, 'action'>): ActionFormFields => ({
    ...form,
    action: `${path}/${name}`,
    fields: refill(form.fields, tried?.form === name ? tried : undefined),
  });
  const unmatch = isChosen ? [formOf('unmatch', UNMATCH)] : [];
  if (!hasClaim) return isChosen ? unmatch : [formOf('match', MATCH)];
  const [awaited, released] = (['awaited', 'released'] as const).map((standing) =>
    earlierPayers.filter((payer) => payer.standing === standing),
  ) as [EarlierPayer[], EarlierPayer[]];
  return [
    ...(state === 'held' && awaited.length > 0 ? [formOf('release', releaseOf(awaited))] : []),
    ...(released.length > 0 ? [formOf('hold', holdOf(released))] : []),
    ...unmatch,
  ];
}

const REASON: Field = { name: 'reason', label: 'Reason, kept for good', value: '', maxLength: 500 };

const MATCH = {
  title: 'Choose its claim',
  fields: [{ name: 'patientControlNumber', label: 'Claim number', value: '', maxLength: 50 }, REASON],
  button: 'Choose',
};

const UNMATCH = { title: 'Take a person’s choice back', fields: [REASON], button: 'Take back' };

function releaseOf(awaited: readonly EarlierPayer[]): Omit<ActionFormFields, 'action'> {
  return {
    title: 'Release it',
    about:
      'It is held until the payers before it have answered. Where one has answered on paper, record that instead if ' +
      'you can: it moves the earlier payer’s money as well. Released, this payment is posted over what is open.',
    fields: [payerField('Wait no more for', awaited), REASON],
    button: 'Release',
  };
}

function holdOf(released: readonly EarlierPayer[]): Omit<ActionFormFields, 'action'> {
  return {
    title: 'Hold it again',
    about: 'A person has said that it does not wait for these payers. Held again, its money is unapplied.',
    fields: [payerField('Wait again for', released), REASON],
    button: 'Hold',
  };
}

function payerField(label: string, payers: readonly EarlierPayer[]): Field {
  const options = payers.map(
    ({ sequence, name }) => [String(sequence), `${name} (payer ${sequence})`] as const,
  );
  return { name: 'payerSequence', label, options, value: options[0]![0] };
}
