import type { DenialClass } from '../remittance-records.js';
import { readReasonCode } from './adjustment-reasons.js';

/** Whether a denial of this class could as a rule have been prevented before the claim went out. */
const BY_CLASS: Readonly<Record<DenialClass, boolean>> = {
  // The coverage could have been verified, the claim checked, the earlier one found.
  coverage: true,
  technical: true,
  bundling: true,
  duplicate: true,
  'full-contractual': true,
  medical: false,
  'non-covered': false,
  unclassified: false,
};

/** Reasons that lie with others: the patient, another provider, a court, the payers between themselves. */
const NOT_PREVENTABLE: ReadonlySet<string> = new Set([
  ...['148', '224', '227', '228', '290', '291', '292', '298', '300', '305'],
  ...['B11', 'B20', 'P10', 'P27'],
]);

/** Reasons of the other classes that a check before the service would have found. */
const PREVENTABLE: ReadonlySet<string> = new Set(['119', '149', '222', '242', '279']);

/** Whether a denial could have been prevented, as our own judgement of its class and reason has it. */
export function isPreventableDenial(denialClass: DenialClass, reasonCode: string): boolean {
  const code = readReasonCode(reasonCode);
  if (NOT_PREVENTABLE.has(code)) return false;
  return PREVENTABLE.has(code) || BY_CLASS[denialClass];
}
