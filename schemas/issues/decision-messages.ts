/** What persons decide about claim payments and remittances. */
export const DECISION_MESSAGES = {
  'decision.stands':
    'A decision about this claim payment stands already ({kind}); it has to be taken back first',
  'decision.none': 'No decision of this kind stands, so none can be taken back',
  'decision.undone': 'The remittance of this claim payment is undone',
  'decision.no-claim': 'No claim of the practice, or more than one, has this patient control number',
  'decision.no-line':
    'Service {ordinal} of the claim payment, or the line that is named for it, is not there',
  'decision.placed':
    'The claim payment has found its claim by its numbers; only its lines and its payer can be chosen',
  'decision.not-posted': 'The remittance is {state}; only one that is posted can be undone',
  'decision.not-undone': 'The remittance is {state}; only one that is undone can be posted again',
  'decision.under-variance':
    'The remittance was posted under a variance that others approved; it cannot be undone',
  'decision.twin': 'Another remittance with the same payer, payee, trace number, date and amount is posted',
  'decision.not-held':
    'The claim payment is {state}; only one that waits for an earlier payer can be released',
  'decision.no-payer': 'The claim has no payer {payerSequence} before the one that this claim payment is of',
  'decision.no-such-payer': 'The claim has no payer {payerSequence}',
  'decision.paper-out-of-balance':
    'The paper says {payment} was paid; the charge less its adjustments is {computed}',
  'decision.paper-of-other-payment':
    'Payer, trace number or date of the paper are not those of the payment that it is to be a part of',
} as const;
