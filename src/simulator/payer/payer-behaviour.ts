/** How often the simulated payers do what, in percent. */
export interface PayerBehaviour {
  /** Claims that the payer sends back by 277CA and never decides. */
  readonly rejectionPercent: number;
  readonly claimDenialPercent: number;
  readonly lineDenialPercent: number;
  /** Claims that get no answer at all. */
  readonly unansweredPercent: number;
  /** Claims that are reversed and corrected later, with the feature `reversals`. */
  readonly reversalPercent: number;
  /** Claims that are paid late and with interest, with the feature `providerAdjustments`. */
  readonly latePercent: number;
  /** A payer with more claims writes more than one 835. */
  readonly claimsPerRemittance: number;
}

export const DEFAULT_BEHAVIOUR: PayerBehaviour = {
  rejectionPercent: 3,
  claimDenialPercent: 6,
  lineDenialPercent: 3,
  unansweredPercent: 4,
  reversalPercent: 8,
  latePercent: 15,
  claimsPerRemittance: 100,
};

/** What remittances may hold besides first answers. */
export interface PayerFeatures {
  /** A later 835 reverses some paid claims and corrects them. */
  readonly reversals: boolean;
  /** PLB: interest (L6), recoupments (WO), balances carried forward (FB). */
  readonly providerAdjustments: boolean;
}
