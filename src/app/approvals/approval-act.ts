import type { ApprovalRequest } from '../../../schemas/approval.js';
import type { Cents } from '../../../schemas/money.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import type { Records } from '../ports.js';

/** One kind of act that may need another person. */
export interface ApprovalAct {
  /** The right to ask for it and, up to the limit, to do it. */
  readonly action: Action;
  /** How many others approve it: above the practice's limit where it has one, else always. */
  readonly approvals: 1 | 2;
  readonly isLimited: boolean;
  /** Its amount is all of its object each time, so that doing it again adds nothing. */
  readonly isWhole?: boolean;
  /** What it posts, in words for those who decide. */
  readonly effect: string;
  /** Looks whether it can be done as things stand, and locks what it is about; refuses with the reason, else writes nothing yet. */
  prepare(setting: ActSetting, asked: AskedAct): Promise<Outcome<PreparedAct>>;
}

export interface ActSetting {
  readonly context: AppContext;
  readonly records: Records;
}

export type AskedAct = Pick<ApprovalRequest, 'approvalId' | 'kind' | 'objectId' | 'reason' | 'payload'> & {
  /** Absent where the object says it. */
  readonly amount?: Cents;
};

export interface PreparedAct {
  readonly amount: Cents;
  readonly claimId?: string;
  /** What is kept of what was asked for, where that is not the payload itself: names that every ledger has. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Does it, in this transaction; gives the natural keys of what it posts by itself. */
  perform(): Promise<readonly string[]>;
}
