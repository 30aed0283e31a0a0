import type { Cents } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { ClaimState } from '../ports.js';

export interface PracticeSummary {
  readonly claims: readonly {
    readonly state: ClaimState;
    readonly count: number;
    readonly chargeAmount: Cents;
  }[];
  readonly claimPayments: readonly {
    readonly state: string;
    readonly count: number;
    readonly paymentAmount: Cents;
  }[];
  readonly denials: readonly {
    readonly denialClass: string;
    readonly reasonCode: string;
    readonly count: number;
    readonly deniedAmount: Cents;
    readonly atStakeAmount: Cents;
  }[];
  readonly workItems: readonly { readonly kind: string; readonly count: number; readonly amount: Cents }[];
}

/** Where the practice stands: claims and claim payments by state, denials by reason, open work items by kind. */
export async function summarizePractice(
  context: AppContext,
  actor: Actor,
): Promise<Outcome<PracticeSummary>> {
  return context.unitOfWork.run(actor, { action: 'claim.read' }, async (records) =>
    done({
      claims: await records.claims.countByState(),
      claimPayments: await records.claimPayments.countByState(),
      denials: await records.denials.summary(),
      workItems: await records.workItems.countOpen(),
    }),
  );
}
