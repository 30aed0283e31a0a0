/** Bank deposits and the remittances that announce them. */
export const DEPOSIT_MESSAGES = {
  'deposit.no-column': 'The file of deposits has no column {column}',
  'deposit.unreadable-cell': 'Row {row} of the deposits has no {column} that can be read',
  'deposit.unreadable-addenda': 'The addenda in row {row} of the deposits are not TRN*1*trace*payer',
  'deposit.money-without-remittance':
    'The deposit of {amount} on {date} has no remittance with its trace number, payer and amount',
  'deposit.deposit-amount-mismatch':
    'The deposit of {amount} on {date} has the trace number and payer of a remittance of another amount',
} as const;
