import { type Answer, casSum, sumOf } from '../world/answer.js';
import { meaningOf } from './meaning.js';
import type { Parts } from './parts.js';
import type { Part } from './settle-part.js';

/** The balances of line and claim. */
export function proves({ charge, paid, lines, cas, wire }: Answer): boolean {
  if (wire.spoilsAmount) return false;
  const ofLines = sumOf(lines.map((line) => casSum(line.cas)));
  if (charge - casSum(cas) - ofLines !== paid) return false;
  if (lines.length > 0 && sumOf(lines.map((line) => line.charge)) !== charge) return false;
  return lines.every((line) => line.charge - casSum(line.cas) === line.paid);
}

/** Payments, patient shares or denials below zero without being a reversal. */
export function isNegative({ paid }: Answer, { byLine, whole, beside }: Parts): boolean {
  if (paid < 0) return true;
  return [...(byLine ?? [whole]), ...(beside ? [beside] : [])].some((part) => {
    const sum = (does: string) => casSum(part.own.filter((cas) => meaningOf(cas, part).does === does));
    return part.paid < 0 || sum('share') < 0 || sum('stay') < 0;
  });
}

/** Paid nothing and adjusted nothing away: only a reason why not. */
export function onlyDenies(part: Part): boolean {
  if (part.paid !== 0 || part.own.length === 0) return false;
  return part.own.every((cas) => ['stay', 'nothing'].includes(meaningOf(cas, part).does));
}

/** CAS without which a reversal says nothing of the reasons it takes back. */
export function hasReasons({ cas, lines }: Answer): boolean {
  return [...cas, ...lines.flatMap((line) => line.cas)].some(({ cents }) => cents !== 0);
}
