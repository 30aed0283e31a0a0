import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import type { Issue } from '../../schemas/issue.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { checkRemittanceBalance, type RemittanceBalance } from '../../schemas/remittance-balance.js';

export interface ExplainedFile {
  readonly remittances: readonly ExplainedRemittance[];
  /** Other sets of the file, by ST01 and control number. */
  readonly otherSets: readonly { readonly identifier: string; readonly controlNumber: string }[];
  /** Everything that envelope and guide say against the file. */
  readonly issues: readonly Issue[];
}

export interface ExplainedRemittance {
  readonly advice: RemittanceAdvice;
  readonly balance: RemittanceBalance;
}

/** What a file says, without a database and without posting anything. */
export function explainFile(bytes: Uint8Array): ExplainedFile {
  const sets = parseX12(bytes).interchanges.flatMap((interchange) =>
    interchange.groups.flatMap((group) => group.sets),
  );
  const readings = sets.filter((set) => set.identifier === '835').map(readRemittanceAdvice);
  return {
    remittances: readings.flatMap(({ advice }) =>
      advice ? [{ advice, balance: checkRemittanceBalance(advice) }] : [],
    ),
    otherSets: sets
      .filter((set) => set.identifier !== '835')
      .map(({ identifier, controlNumber }) => ({ identifier, controlNumber })),
    issues: [...validateInterchange(bytes), ...readings.flatMap(({ issues }) => issues)],
  };
}
