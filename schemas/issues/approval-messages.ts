/** What persons ask for and others approve; {name} is filled from the context. */
export const APPROVAL_MESSAGES = {
  'approval.own': 'Nobody approves what they have asked for: another person has to',
  'approval.decided-already': 'This person has decided about it already',
  'approval.settled': 'The request is {state} already',
  'approval.waiting': 'The same is asked for already and waits for approval',
  'approval.amount-not-positive': 'The amount is {amount}; one above zero is wanted',
  'approval.amount-too-large': 'The amount is {amount}, and {open} is open',
  'approval.nothing-open': 'Nothing is open any more that this could take',
  'approval.refund-pending':
    'A payer has taken back and has not answered again; nothing is refunded before that',
  'approval.no-waiver':
    'The payer denied this under {groupCode}; without a signed waiver only what it denies under PR may be billed on',
  'approval.waiver-group':
    'The payer denied this under {groupCode}; a waiver is for what it denies under CO or PI',
  'approval.waiver-class':
    'What is denied as {reason} ({denialClass}) is none that a patient can have agreed to pay',
  'approval.waiver-notice': 'The paper is called {notice}; {wanted} is what this payer knows',
  'approval.waiver-payer':
    'The payer allows no waiver (acceptsWaivers of the practice file); the denial stays with the practice',
  'approval.waiver-no-line': 'The claim has no line {line}, which the waiver names',
  'approval.waiver-other-lines': 'The waiver does not name line {line}, which was denied',
  'approval.waiver-too-late': 'The waiver was signed on {signedOn}, after the service of {serviceDate}',
  'approval.waiver-denied-by-claim':
    'Line {line} was billed with GZ: by the claim itself no waiver is on file',
  'approval.waiver-not-billed':
    'Line {line} was billed without GA or GX: Medicare has to be told of the notice first, by a corrected claim',
  'approval.patient-barred': 'What this payer leaves may not be billed to the patient ({bar})',
  'approval.not-possible-duplicate': 'The remittance is {state}; only a possible duplicate is resolved',
  'approval.set-not-found': 'The set of the remittance is not in its file any more',
  'approval.not-out-of-balance':
    'The claim payment waits as {kind}; only one out of balance is posted under a variance',
  'approval.not-only-total':
    'More is wrong with the set than its total, or it is a negative cycle or a debit; it stays quarantined',
  'approval.amount-changed': 'It was asked for {asked}, and {amount} is what it comes to now',
  'approval.posted-already': 'The content of the set is posted already',
  'approval.no-legacy-rule': 'The practice has no rule {rule} for claims that are not its own',
  'approval.legacy-changed': 'The list was another one: {count} claim payments of together {amount} fit now',
  'approval.legacy-placed':
    '{placed} claim payments of the list do not wait without a claim any more; decline it and ask anew',
  'approval.no-legacy-list': 'No list of claims of others was moved under this request',
  'approval.legacy-list-changed':
    '{count} claim payments of together {amount} lie on the account of the list now, which are others than were asked for; decline it and ask anew',
  'approval.variance':
    'Posted with a difference of {amount} in suspense.variance under approval {approvalId}',
  'approval.part': 'Released as {amount} of a payment of {whole}, under approval {approvalId}',
  'approval.whole-payment': 'The remittance was not released as a part of a payment',
  'approval.set-not-waiting': 'The set is not in quarantine, or not any more',
  'approval.not-a-part':
    'Not the total alone is wrong with the set, or its payment (BPR02) is not above zero; it is no part of a payment',
  'approval.other-payment':
    'The sets are not of one payment: payer, payee, trace number, amount (BPR02) and date have to be the same',
  'approval.payment-posted':
    'A set that proves by itself is posted for this payment (remittance {remittance}), so it has no parts',
  'approval.part-repeats':
    'Claim payment {ordinal} of set {setHash} stands in another part of the payment too; one of them is too much',
  'approval.parts-exceed-payment':
    'Together the parts come to {parts}, which is {excess} more than the payment of {whole}',
} as const;
