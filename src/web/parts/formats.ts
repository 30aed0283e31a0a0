import { findAdjustmentLabel } from '../../../schemas/codes/adjustment-labels.js';
import { type Cents, formatCents } from '../../../schemas/money.js';

/** `1,234,567.89`: amounts as people read them. */
export function renderDollars(amount: Cents): string {
  return separateThousands(formatCents(amount));
}

/** `12,345` from a whole number, `1,234.50` from an amount's decimal string. */
export function separateThousands(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `Needs work` from `needs-work`, but `Non-covered` as it is. */
export function renderWord(code: string): string {
  const words = code.replace(/(?<!^non)-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Receivable: payer 1` from `receivable.payer.1`. */
export function renderAccount(account: string): string {
  const [kind = '', ...rest] = account.split('.');
  return rest.length === 0 ? renderWord(kind) : `${renderWord(kind)}: ${rest.join(' ').replaceAll('-', ' ')}`;
}

/** Who owes: `Payer 1`, `Patient`, `Agency`, of `receivable.payer.1` and its like. */
export function renderParty(account: string): string {
  return renderWord(account.replace(/^receivable\./, '').replaceAll('.', ' '));
}

/** `CO-45`, with our own short label where there is one. */
export function renderReason(groupCode: string | undefined, reasonCode: string | undefined): string {
  if (reasonCode === undefined) return '';
  const label = findAdjustmentLabel(reasonCode);
  const code = [groupCode, reasonCode].filter(Boolean).join('-');
  return label === undefined ? code : `${code} ${label}`;
}

/** `2026-07-02 14:05 UTC` from an instant in ISO form. */
export function renderInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** `2026-01-05`, or `2026-01-05 to 2026-01-07`. */
export function renderDates(first: string, last: string | undefined): string {
  return last === undefined || last === first ? first : `${first} to ${last}`;
}

/** `1.2 kB`: the size of a file. */
export function renderSize(byteSize: number): string {
  if (byteSize < 1_000) return `${byteSize} B`;
  return byteSize < 1_000_000
    ? `${(byteSize / 1_000).toFixed(1)} kB`
    : `${(byteSize / 1_000_000).toFixed(1)} MB`;
}

/** `Q99.10` as printed from the code without its point. */
export function renderDiagnosis(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
