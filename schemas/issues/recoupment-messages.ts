/** The register of recoupments. */
export const RECOUPMENT_MESSAGES = {
  'recoupment.double-recoupment':
    'Our cheque has paid {amount} of an overpayment that the payer has taken as well (PLB {reasonCode})',
  'recoupment.letter-and-reversal':
    'The letter asks for {amount} that the payer also takes back by reversing the claim; one of the two has to go',
  'recoupment.unmatched-recoupment':
    'The payer has taken {amount} (PLB {reasonCode}) and nothing in the register explains it',
  'recoupment.unrecorded-cheque':
    'The payer acknowledges a cheque of {amount} (PLB {reasonCode}) that is not recorded',
  'recoupment.cheque-without-item':
    'A cheque of ours has paid {amount} for an item that is owed no more; the payer owes it to us',
  'recoupment.letter-known':
    'Letter {letter} of this payer is recorded for claim {ordinal} of the list already',
  'recoupment.nothing-open': 'The register has nothing open under this key',
  'recoupment.amount-too-large': 'The cheque is of {amount}, and {open} is owed',
  'recoupment.no-claim':
    'No claim of the practice has the payer control number at place {ordinal} of the list',
  'recoupment.no-practice': 'The practice has no tax number in its settings, and none was given',
} as const;
