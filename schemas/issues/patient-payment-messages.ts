/** Money of patients. */
export const PATIENT_PAYMENT_MESSAGES = {
  'receipt.amount-not-positive': 'The amount is {amount}; one above zero is wanted',
  'receipt.receipt-known':
    'Receipt {receipt} is recorded already with other content; a receipt number is wanted that is not in use',
  'receipt.claim-twice':
    'Allocation {ordinal} names a claim that the list has named before; each claim is wanted once',
  'receipt.no-claim': 'Allocation {ordinal} names a claim that the practice does not have',
  'receipt.other-account':
    'Allocation {ordinal} names claim {claimId} of another patient account; one of the account that pays is wanted',
  'receipt.more-than-owed':
    'Allocation {ordinal} is of {amount}, and the patient owes {owed} of the claim; no more than that is wanted',
  'receipt.over-allocated': 'The allocations come to {allocated}, and {amount} was received',
  'receipt.more-than-left':
    '{amount} is to be applied, and {left} is left of receipt {receipt} without a claim',
  'receipt.applied-meanwhile':
    'Something else was applied of receipt {receipt} in the meantime; look at what is left of it first',
  'receipt.returned': 'Receipt {receipt} was returned on {date}; nothing of it stands any more',
  'receipt.returned-before':
    'The return is dated {returned}, and the payment was received on {received}; a day not before that is wanted',
  'receipt.date-in-future':
    'The date is {date}, and today is {today}; none later than tomorrow is wanted, which may be today elsewhere',
  'receipt.refund-state': 'The refund is {state}; one that others have approved is wanted',
  'receipt.refund-paid': 'The refund was paid on {date} already',
} as const;
