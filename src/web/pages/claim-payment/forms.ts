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
  /** Of the claim that it has. */
  readonly controlNumber?: string | undefined;
  readonly earlierPayers: readonly EarlierPayer[];
  /** From which to choose the one that answered; none where there is no choice. */
  readonly payers: readonly Payer[];
  /** It has its claim, and nothing says which of the payers of that answered. */
  readonly isPayerOpen: boolean;
}

type Payer = Pick<EarlierPayer, 'sequence' | 'name'>;

/** The states in which its money waits, so that who answered may still be said. */
const WAITING: readonly string[] = ['held', 'exception'];

/** The forms that fit it as it stands. */
export function findForms(payment: Decidable, tried?: Tried): ActionFormFields[] {
  const { path, state, hasClaim, isChosen, controlNumber, earlierPayers, payers, isPayerOpen } = payment;
  if (state === 'undone') return [];
  const formOf = (name: DecisionName, form: Omit<ActionFormFields, 'action'>): ActionFormFields => ({
    ...form,
    action: `${path}/${name}`,
    fields: refill(form.fields, tried?.form === name ? tried : undefined),
  });
  const unmatch = isChosen ? [formOf('unmatch', UNMATCH)] : [];
  if (!hasClaim) return isChosen ? unmatch : [formOf('match', matchOf(payers))];
  const [awaited, released] = (['awaited', 'released'] as const).map((standing) =>
    earlierPayers.filter((payer) => payer.standing === standing),
  ) as [EarlierPayer[], EarlierPayer[]];
  const isPayerChoice = !isChosen && isPayerOpen && WAITING.includes(state);
  return [
    ...(isPayerChoice ? [formOf('match', payerChoiceOf(controlNumber!, payers))] : []),
    ...(state === 'held' && awaited.length > 0 ? [formOf('release', releaseOf(awaited))] : []),
    ...(released.length > 0 ? [formOf('hold', holdOf(released))] : []),
    ...unmatch,
  ];
}

const REASON: Field = { name: 'reason', label: 'Reason, kept for good', value: '', maxLength: 500 };

/** Which payer answered is asked where there is a choice; the claim that is typed may be one that has none. */
function matchOf(payers: readonly Payer[]): Omit<ActionFormFields, 'action'> {
  const number: Field = { name: 'patientControlNumber', label: 'Claim number', value: '', maxLength: 50 };
  const payer = payers.length === 0 ? [] : [payerField('Answered by', payers, 'As the remittance says')];
  return { title: 'Choose its claim', fields: [number, ...payer, REASON], button: 'Choose' };
}

function payerChoiceOf(controlNumber: string, payers: readonly Payer[]): Omit<ActionFormFields, 'action'> {
  const number: Field = {
    ...{ name: 'patientControlNumber', label: 'Claim number', value: controlNumber },
    options: [[controlNumber, controlNumber]],
  };
  return {
    title: 'Say which payer answered',
    about: 'What is said here goes before what the remittance says of its payer.',
    fields: [number, payerField('Answered by', payers), REASON],
    button: 'Say',
  };
}

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

function payerField(label: string, payers: readonly Payer[], unsaid?: string): Field {
  const named = payers.map(
    ({ sequence, name }) => [String(sequence), `${name} (payer ${sequence})`] as const,
  );
  const options = [...(unsaid === undefined ? [] : [['', unsaid] as const]), ...named];
  return { name: 'payerSequence', label, options, value: options[0]![0] };
}
