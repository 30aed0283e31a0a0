/** Templates by issue code for remittances and posting; {name} is filled from the context. */
export const REMITTANCE_MESSAGES = {
  'remittance.new-payee-npi':
    'The payee has a tax number of the practice, and its NPI {npi} is in no provider of the settings; enter it there, or ask the payer to correct it',
  'remittance.payee-not-ours':
    'The payee of the remittance is not this practice: no provider of the settings has its tax number or, where it names none, its NPI',
  'remittance.possible-duplicate':
    'Payer, trace number, amount and date are those of remittance {remittance}, the content is another',
  'remittance.unexplained-payment':
    'Of the payment of {whole}, {parts} released parts leave {unexplained} without an explanation (remittance {remittance})',
  'remittance.test-file': 'ISA15 is {found}; this practice works with {wanted}',
  'remittance.set-out-of-balance':
    'BPR02 says {stated}, the claim payments less the provider adjustments make {computed}: a difference of {difference}',
  'remittance.negative-cycle':
    'BPR02 says {stated} and the set makes {computed}; a payment is not below zero, a provider adjustment FB should carry the rest forward',
  'remittance.carried-forward':
    'BPR02 says {stated} and the set makes {shortfall}; as the practice says of this payer, the rest is carried forward as if by a provider adjustment FB',
  'remittance.debit': 'BPR03 is D, a debit of {stated}; a payment is C, so a person has to look at it',
  'remittance.interest-differs':
    'The claim payments report interest of {reported}, the provider adjustments L6 pay {paid}',
  'remittance.claim-out-of-balance':
    'CLP03 {charge} less the adjustments makes {computed}, CLP04 says {payment}: a difference of {difference}',
  'remittance.line-out-of-balance':
    'SVC02 {charge} less the adjustments makes {computed}, SVC03 says {payment}: a difference of {difference}',
  'remittance.lines-not-claim-charge':
    'CLP03 says {stated}, the service lines sum to {computed}: a difference of {difference}',
  'remittance.patient-responsibility-differs':
    'CLP05 says {stated}, the PR adjustments sum to {computed}: a difference of {difference}',
  'remittance.unmatched-claim': 'No claim has the control numbers of claim payment {ordinal}, paid {payment}',
  'remittance.unknown-payer':
    'The claim has several payers, and neither the payer of the remittance nor CLP02 {claimStatusCode} says which of them answered; {payment} waits for a person to name it',
  'remittance.held-for-earlier-payer':
    'Paid {payment} by payer {payerSequence} before payer {waitsFor} has adjudicated the claim',
  'remittance.held-for-original': 'Reverses {payment}, and the claim payment that it reverses has not come',
  'remittance.second-reversal': 'Reverses {payment} of a claim payment that another reversal has taken back',
  'remittance.negative-payment':
    'CLP04 {payment} is below zero on a charge of {charge}, which is no reversal',
  'remittance.negative-sum': 'The {what} sum to {amount}, which is below zero outside a reversal',
  'remittance.information-with-cash':
    'CLP02 {claimStatusCode} says that nothing is adjudicated, CLP04 pays {payment}',
  'remittance.payer-disclaimed': '{who} says that the claim is not its own ({reason})',
  'remittance.payer-disclaimed-naming':
    '{who} says that the claim is not its own ({reason}), and names {named}',
  'remittance.reversal-without-adjustments':
    'The reversal of {payment} has no adjustments; those of the claim payment that it reverses are taken back',
  'remittance.reversal-differs':
    'The reversal pays {payment}, its original makes {computed}: a difference of {difference}',
  'remittance.adjudicated-twice':
    'Charge {charge} was adjudicated before by this payer with no reversal; only the cash {payment} is posted',
  'remittance.replaced':
    'The payer has adjudicated the charge again; what it paid before, {payment}, waits until it is taken back',
  'remittance.overpaid': 'Payer {payerSequence} has paid {amount} more than was open',
  'remittance.unexplained-remainder':
    'Of what payer {payerSequence} owed, {amount} was not paid, adjusted, moved or denied',
  'remittance.underpaid':
    'The contract lets expect {expected} for the line, payer {payerSequence} allowed {allowed}: {difference} less',
  'remittance.patient-share-barred':
    'A patient share of {amount} ({groupCode}-{reasonCode}) may not be billed to the patient: {bar}',
  'remittance.coverage-changed': 'The payer reports another coverage or member data (NM1*{entityCode})',
  'remittance.cob-stale':
    'Payer {payerSequence} answered from the figures of {builtOn}, which no longer stand',
  'remittance.cob-change':
    'Payer {payerSequence}, line {line}: paid {oldPayment}, now {payment}; patient share {oldShare}, now {share}; adjusted {oldAdjusted}, now {adjusted}',
  'remittance.cob-await-correction': 'Proposed: wait for the correction of payer {payerSequence}',
  'remittance.cob-replacement-claim':
    'Proposed: a replacement claim to payer {payerSequence} with the net current figures of the payers before',
  'remittance.cob-refund-payer':
    'Proposed: a refund of {amount} to payer {payerSequence}, unless its replacement claim says otherwise',
  'remittance.cob-change-statement':
    'Proposed: a new statement, for the patient owed {oldAmount} and owes {amount} now',
  'remittance.cob-hold-patient-credit':
    'Pending correction: {amount} that the patient has paid stays a credit and is no refund yet',
  'remittance.cob-refund-patient': 'Proposed: a refund of {amount} to the patient',
  'remittance.provider-adjustment':
    'Provider adjustment {reasonCode} of {amount} has no account of its own; its money is unapplied',
  'remittance.provider-adjustment-unexpected':
    'Provider adjustment {reasonCode} of {amount} is none that the practice expects of this payer; its money is unapplied',
  'remittance.provider-adjustment-review':
    'Provider adjustment {reasonCode} of {amount} is posted to {account} and needs a person',
  'ledger.story-differs':
    'The steps that lead to the balance of {party} end at {told}, the ledger says {stored}; verify the books',
  'ledger.empty-journal': 'Journal {journal} has no posting, at least one is wanted',
  'ledger.one-account':
    'Posting {posting} of journal {journal} debits and credits {account}, two accounts are wanted',
  'ledger.amount-not-positive':
    'Posting {posting} of journal {journal} has the amount {amount}, one above zero is wanted',
} as const;
