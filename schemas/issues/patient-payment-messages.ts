/** Money of patients. */
export const PATIENT_PAYMENT_MESSAGES = {
  'patient-payment.amount-not-positive': 'The amount is {amount}; one above zero is wanted',
  'patient-payment.receipt-known':
    'Receipt {receipt} is recorded already with other content; a receipt number is wanted that is not in use',
  'patient-payment.claim-twice':
    'Allocation {ordinal} names a claim that the list has named before; each claim is wanted once',
  'patient-payment.no-claim': 'Allocation {ordinal} names a claim that the practice does not have',
  'patient-payment.other-account':
    'Allocation {ordinal} names claim {claimId} of another patient account; one of the account that pays is wanted',
  'patient-payment.more-than-owed':
    'Allocation {ordinal} is of {amount}, and the patient owes {owed} of the claim; no more than that is wanted',
  'patient-payment.over-allocated': 'The allocations come to {allocated}, and {amount} was received',
  'patient-payment.more-than-left':
    '{amount} is to be applied, and {left} is left of receipt {receipt} without a claim',
  'patient-payment.applied-meanwhile':
    'Something else was applied of receipt {receipt} in the meantime; look at what is left of it first',
  'patient-payment.returned': 'Receipt {receipt} was returned on {date}; nothing of it stands any more',
  'patient-payment.returned-before':
    'The return is dated {returned}, and the payment was received on {received}; a day not before that is wanted',
  'patient-payment.refund-state': 'The refund is {state}; one that others have approved is wanted',
  'patient-payment.refund-paid': 'The refund was paid on {date} already',
} as const;
