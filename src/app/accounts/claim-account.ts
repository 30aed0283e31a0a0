import type { ContractSettings } from '../../../schemas/contract.js';
import { parseCents } from '../../../schemas/money.js';
import type { Open } from '../../../schemas/open.js';
import type {
  ClaimAccount,
  ClaimAccountLine,
  ClaimDecision,
  ExpectedAmount,
} from '../../../schemas/remittance-records.js';
import { findContract, findExpectedAmounts } from '../../domain/contracts/price-claim.js';
import type { PricedLine } from '../../domain/contracts/priced-line.js';
import type { ClaimRecord } from '../ports.js';

/** What the posting plan has to know of a stored claim. */
export function claimAccountOf(
  record: ClaimRecord,
  contracts: readonly ContractSettings[] = [],
  decisions: readonly ClaimDecision[] = [],
): ClaimAccount {
  const expected = findExpected(record, contracts);
  return {
    claimId: record.claimId,
    patientAccountId: record.patientAccountId,
    patientControlNumber: record.claim.patientControlNumber,
    lines: record.claim.lines.map(({ lineControlNumber, chargeAmount }) => {
      const line: Open<ClaimAccountLine> = { lineControlNumber, chargeAmount };
      const ofLine = expected.get(lineControlNumber);
      if (ofLine) line.expected = ofLine;
      return line;
    }),
    payers: record.payers,
    firstServiceDate: record.firstServiceDate,
    decisions,
  };
}

/** By the contract with the first payer that is in force on each line's date of service. */
function findExpected(
  { claim, payers }: ClaimRecord,
  contracts: readonly ContractSettings[],
): ReadonlyMap<string, ExpectedAmount> {
  const expected = new Map<string, ExpectedAmount>();
  const [first] = [...payers].sort((one, other) => one.sequence - other.sequence);
  if (!first || contracts.length === 0) return expected;
  const byContract = new Map<ContractSettings, PricedLine[]>();
  for (const { procedure, facilityCode = claim.facilityCode, ...line } of claim.lines) {
    const contract = findContract(contracts, first.payerId, line.serviceDate);
    if (!contract) continue;
    const { code, modifiers } = procedure;
    byContract.set(contract, [
      ...(byContract.get(contract) ?? []),
      { ...line, code, modifiers, facilityCode },
    ]);
  }
  for (const [contract, lines] of byContract) {
    const toleranceBelow = parseCents(contract.toleranceBelowUsd)!;
    const toleranceAbove = parseCents(contract.toleranceAboveUsd)!;
    for (const [line, amount] of findExpectedAmounts(lines, contract)) {
      expected.set(line, { amount, toleranceBelow, toleranceAbove });
    }
  }
  return expected;
}
