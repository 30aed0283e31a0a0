/** Templates by issue code for remittances and posting; {name} is filled from the context. */
export const REMITTANCE_MESSAGES = {
  'remittance.set-out-of-balance':
    'BPR02 says {stated}, the claim payments less the provider adjustments make {computed}: a difference of {difference}',
  'remittance.claim-out-of-balance':
    'CLP03 {charge} less the adjustments makes {computed}, CLP04 says {payment}: a difference of {difference}',
  'remittance.line-out-of-balance':
    'SVC02 {charge} less the adjustments makes {computed}, SVC03 says {payment}: a difference of {difference}',
} as const;
