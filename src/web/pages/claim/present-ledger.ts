import { addCents, type Cents, ZERO } from '../../../../schemas/money.js';
import { type ClaimDetail, openEffect } from '../../../app/reading/read-claims.js';
import { renderAccount, renderDollars, renderReason, renderWord } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import type { Viewer } from '../../viewer.js';

export interface LedgerRow {
  readonly key: string;
  readonly sequence: string;
  readonly date: string;
  readonly kind: string;
  readonly debit: string;
  readonly credit: string;
  readonly line: string;
  readonly reason: string;
  readonly amount: string;
  /** What all parties owe on the claim after this entry. */
  readonly openAmount: string;
  readonly source: string;
  readonly sourceHref?: string;
}

/** Every posting on the claim in the order of the ledger, with what is open after it and where it came from. */
export function presentLedger(detail: ClaimDetail, viewer: Viewer): LedgerRow[] {
  let open: Cents = ZERO;
  return detail.entries.map((entry) => {
    open = addCents(open, openEffect(entry));
    const { remittanceId } = entry;
    const sourceHref = findHref(viewer, 'remittance', remittanceId);
    return {
      key: `${entry.sequence}-${entry.ordinal}`,
      sequence: String(entry.sequence),
      date: entry.accountingDate,
      kind: renderWord(entry.kind),
      debit: renderAccount(entry.debit),
      credit: renderAccount(entry.credit),
      line: numberLine(detail, entry.lineControlNumber),
      reason: renderReason(entry.groupCode, entry.reasonCode),
      amount: renderDollars(entry.amount),
      openAmount: renderDollars(open),
      source: remittanceId === undefined ? 'this claim' : nameTrace(detail, remittanceId),
      ...(sourceHref && { sourceHref }),
    };
  });
}

/** The number of a line on the claim; of one that the claim has no more, the control number. */
export function numberLine({ record }: ClaimDetail, lineControlNumber: string | undefined): string {
  if (lineControlNumber === undefined) return '';
  const line = record.claim.lines.find((each) => each.lineControlNumber === lineControlNumber);
  return line === undefined ? lineControlNumber : String(line.lineNumber);
}

/** Beside many entries the trace number is enough to tell remittances apart. */
function nameTrace({ remittances }: ClaimDetail, remittanceId: string): string {
  const found = remittances.find((each) => each.remittanceId === remittanceId);
  return found === undefined ? 'a remittance' : `trace ${found.traceNumber}`;
}
