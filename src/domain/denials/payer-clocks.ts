import type { PayerSettings } from '../../../schemas/practice.js';

/** Days that a payer gives. */
export interface PayerClocks {
  /** For the first appeal, from the date of the payment that denied. */
  readonly appealDays: number;
  /** For a new claim, from the first date of service. */
  readonly filingDays: number;
}

/** Where nothing is known: what an insurer under ERISA has to give at least, and the shortest common filing limit. */
export const DEFAULT_CLOCKS: PayerClocks = { appealDays: 180, filingDays: 90 };

/** Medicare: redetermination without the days for mail, and a year to file. */
const MEDICARE: PayerClocks = { appealDays: 120, filingDays: 365 };

/** Medicaid and Medicare Advantage, by their usual shortest terms. */
const STATE: PayerClocks = { appealDays: 60, filingDays: 365 };

/** By claim filing indicator (SBR09). */
const BY_FILING_CODE: Readonly<Record<string, PayerClocks>> = {
  MA: MEDICARE,
  MB: MEDICARE,
  MC: STATE,
  16: STATE,
};

/** The clocks of each payer of the practice by NM109: as its settings say, else by the kind of payer. */
export function findPayerClocks(payers: readonly PayerSettings[]): ReadonlyMap<string, PayerClocks> {
  const clocks = new Map<string, PayerClocks>();
  for (const { payerId, claimFilingCode, appealDays, filingDays } of payers) {
    if (payerId === undefined) continue;
    const usual = BY_FILING_CODE[claimFilingCode ?? ''] ?? DEFAULT_CLOCKS;
    clocks.set(payerId, {
      appealDays: appealDays ?? usual.appealDays,
      filingDays: filingDays ?? usual.filingDays,
    });
  }
  return clocks;
}
