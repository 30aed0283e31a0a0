/** Templates by issue code for what acknowledgements say of our files; {name} is filled from the context. */
export const ACKNOWLEDGEMENT_MESSAGES = {
  'acknowledgement.interchange-rejected': 'The interchange was refused with note {code}: {text}',
  'acknowledgement.interchange-with-errors': 'The interchange was taken in with errors, note {code}: {text}',
  'acknowledgement.no-reason': 'It was refused with {element} {code}, and without a reason',
  'acknowledgement.group-rejected': 'The group was refused with code {code}: {text}',
  'acknowledgement.set-rejected': 'The set was refused with code {code}: {text}',
  'acknowledgement.segment-rejected': 'Segment {position} of the set was refused with code {code}: {text}',
  'acknowledgement.claim-rejected': 'The claim was refused by the {by} with {codes}: {text}',
  'acknowledgement.unknown-interchange':
    'No interchange {number} of the date and time that it names was sent from here',
  'acknowledgement.unknown-group': 'No group {number} of claims was sent from here',
  'acknowledgement.unknown-set': 'Group {number} was sent from here, set {set} in it was not',
  'acknowledgement.unknown-claim':
    '{count} claims of ours have the control number that it names; one is wanted',
  'acknowledgement.unknown-batch':
    'All claims of a batch were refused, and no file of ours has the reference that it names',
  'acknowledgement.set-undecided':
    'Nothing says whether set {set} was accepted or refused; its claims stay as they are',
  'acknowledgement.claim-undecided': 'Its status neither accepts nor refuses the claim, which stays as it is',
  'acknowledgement.unknown-code': '{element} is none of {wanted}',
  'acknowledgement.contradicting-status':
    'STC03 and the categories of the status contradict each other; it counts as a refusal',
  'acknowledgement.contradicts-state':
    'The {by} says {outcome} of a claim of which an answer that weighs more said {state}; it stays so',
  'acknowledgement.totals-differ': '{element} says {stated}, the claims below make {counted}',
  'acknowledgement.nothing-to-answer':
    'The file holds no interchange that is answered: acknowledgements are not acknowledged',
} as const;
