import type { ClaimState } from '../../../schemas/claim-state.js';

/**
 * What moves a claim. `import` an encounter came or came anew; `edits` ran; `submission` a file was built;
 * `acknowledgement` TA1, 999 or 277CA; `remittance` a set was posted; `correction` a person or a rule takes the claim
 * up again; `withdrawal` it is not to be billed.
 */
export type TransitionCause =
  | 'import'
  | 'edits'
  | 'submission'
  | 'acknowledgement'
  | 'remittance'
  | 'correction'
  | 'withdrawal';

type Exits = Readonly<Partial<Record<ClaimState, readonly TransitionCause[]>>>;

const REBUILT: Exits = {
  draft: ['import'],
  'needs-work': ['import', 'edits'],
  ready: ['import', 'edits'],
  void: ['withdrawal'],
};

const TAKEN_UP_AGAIN: Exits = {
  draft: ['correction'],
  'needs-work': ['correction'],
  ready: ['correction'],
  void: ['withdrawal'],
};

const DECIDED: Exits = {
  pending: ['remittance'],
  adjudicated: ['remittance'],
  denied: ['remittance'],
};

/** An acknowledgement moves a claim only forward, or to rejected; what is decided hears none any more. */
const EXITS: Readonly<Record<ClaimState | 'none', Exits>> = {
  none: { draft: ['import'], 'needs-work': ['import'], ready: ['import'], adjudicated: ['import'] },
  draft: REBUILT,
  'needs-work': REBUILT,
  ready: { ...REBUILT, submitted: ['submission'] },
  submitted: { ...DECIDED, accepted: ['acknowledgement'], rejected: ['acknowledgement'] },
  accepted: { ...DECIDED, rejected: ['acknowledgement'] },
  rejected: { ...TAKEN_UP_AGAIN, ...DECIDED },
  pending: DECIDED,
  adjudicated: { ...TAKEN_UP_AGAIN, ...DECIDED },
  denied: { ...TAKEN_UP_AGAIN, ...DECIDED },
  void: {},
};

/** Whether the cause may move a claim from one state to another; `none` is a claim that does not exist yet. */
export function isTransition(from: ClaimState | 'none', to: ClaimState, cause: TransitionCause): boolean {
  return from !== to && (EXITS[from][to]?.includes(cause) ?? false);
}
