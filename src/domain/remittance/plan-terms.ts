import { DEFAULT_DECISION_TABLE, type DecisionTable } from '../adjustments/decision-table.js';
import type { PayerClocks } from '../denials/payer-clocks.js';
import type { PayerProfile } from './payer-profiles.js';

/** What a posting plan goes by beside the claim and its adjudications: values of the practice, the same for all its claims. */
export interface PlanTerms {
  readonly table: DecisionTable;
  /** By payer id. */
  readonly clocks: ReadonlyMap<string, PayerClocks>;
  /** By payer id; of those alone that have habits. */
  readonly profiles: ReadonlyMap<string, PayerProfile>;
}

/** Those of a practice that has said nothing. */
export const DEFAULT_TERMS: PlanTerms = {
  table: DEFAULT_DECISION_TABLE,
  clocks: new Map(),
  profiles: new Map(),
};
