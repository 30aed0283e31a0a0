import type { ContractSettings } from '../../../schemas/contract.js';
import { buildDecisionTable } from '../../domain/adjustments/decision-table.js';
import { findPayerClocks } from '../../domain/denials/payer-clocks.js';
import { findPayerProfiles } from '../../domain/remittance/payer-profiles.js';
import type { PlanTerms } from '../../domain/remittance/plan-terms.js';
import type { Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';

/** What the posting plans of the practice go by, and the contracts that say what its lines are worth. */
export interface PracticeTerms extends PlanTerms {
  readonly contracts: readonly ContractSettings[];
}

export async function findPlanTerms(records: Records): Promise<PracticeTerms> {
  const practice = await findPracticeSettings(records);
  return {
    table: buildDecisionTable(await records.adjustmentRules.findAll()),
    clocks: findPayerClocks(practice?.payers ?? []),
    profiles: findPayerProfiles(practice?.payers ?? []),
    contracts: practice?.contracts ?? [],
  };
}
