import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { findAdjustmentReason, type ReasonMeaning } from '../../../schemas/codes/adjustment-reasons.js';
import {
  MISSING_INFORMATION_REMARKS,
  QMB_REMARKS,
  readRemarkCode,
} from '../../../schemas/codes/remark-codes.js';
import type { Account } from '../../../schemas/ledger.js';
import { type Cents, cents, sumCents, ZERO } from '../../../schemas/money.js';
import type { DenialClass } from '../../../schemas/remittance-records.js';

/** The part of an adjustment that decides its class; an `Adjustment` is one. */
export interface ClassifiedReason {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
}

/** What stands around an adjustment: its line, or its claim where the payer adjudicated that as a whole. */
export interface AdjustmentSetting {
  readonly chargeAmount: Cents;
  readonly paymentAmount: Cents;
  /** All adjustments of the line, this one included. */
  readonly adjustments: readonly ClassifiedReason[];
  /** LQ*HE of the line, MIA and MOA of the claim. */
  readonly remarkCodes: readonly string[];
  readonly payer?: { readonly isMedicaid: boolean; readonly isCapitated: boolean };
  /** The date by which rows of the code table are chosen. */
  readonly on?: CalendarDate;
}

/** Why a patient share may not go to the patient. A balance bill may not go to a later payer either. */
export type PatientShareBar = 'qmb' | 'medicaid' | 'balance-bill';

/** What an adjustment does to the money: moves it, writes it off, restates it, or leaves it where it is. */
export type AdjustmentClass =
  | { readonly kind: 'patient-share'; readonly bar?: PatientShareBar; readonly paidToMember: boolean }
  | { readonly kind: 'adjustment'; readonly account: Account }
  | { readonly kind: 'prior-payer' }
  | { readonly kind: 'pended' }
  | { readonly kind: 'denial'; readonly denialClass: DenialClass };

/** Charges up to this are those of quality codes, which nobody denies. */
const REPORTING_CHARGE = cents(1);

/**
 * The class of one adjustment by group, reason, remarks and setting. Liability follows the group: only PR becomes
 * patient due. A code that no row knows is a denial, never contractual.
 */
export function classifyAdjustment(reason: ClassifiedReason, setting: AdjustmentSetting): AdjustmentClass {
  const meaning = findAdjustmentReason(reason.reasonCode, setting.on)?.meaning;
  const isPatients = reason.groupCode === 'PR';
  switch (meaning) {
    case undefined:
      return denial('unclassified');
    case 'prior-payer':
    case 'pended':
      return { kind: meaning };
    case 'no-patient-share':
      return { kind: 'patient-share', bar: 'qmb', paidToMember: false };
    case 'patient-share':
      return isPatients ? patientShare(reason, setting) : denial('unclassified');
    case 'contractual':
    case 'multiple-procedure':
      return isPatients
        ? { kind: 'patient-share', bar: 'balance-bill', paidToMember: false }
        : classifyPriceRule(meaning, reason, setting);
    default:
      return classifyDenial(meaning, reason, setting);
  }
}

function patientShare(reason: ClassifiedReason, setting: AdjustmentSetting): AdjustmentClass {
  const bar = findBar(setting);
  const paidToMember = reason.reasonCode === '100';
  return bar === undefined
    ? { kind: 'patient-share', paidToMember }
    : { kind: 'patient-share', bar, paidToMember };
}

function findBar(setting: AdjustmentSetting): PatientShareBar | undefined {
  const isQmb =
    setting.remarkCodes.some((code) => QMB_REMARKS.has(readRemarkCode(code))) ||
    setting.adjustments.some((other) => other.reasonCode === '209' && other.amount !== ZERO);
  if (isQmb) return 'qmb';
  return setting.payer?.isMedicaid ? 'medicaid' : undefined;
}

function classifyPriceRule(
  meaning: ReasonMeaning,
  reason: ClassifiedReason,
  setting: AdjustmentSetting,
): AdjustmentClass {
  if (meaning === 'multiple-procedure' && setting.paymentAmount <= ZERO) return denial('bundling');
  if (takesWholeLine(setting)) return denial('full-contractual');
  return { kind: 'adjustment', account: accountOfGroup(reason.groupCode) };
}

/** Only where the payer x plan is marked capitated does CARC 24 mean capitation. */
function classifyDenial(
  meaning: DenialClass,
  reason: ClassifiedReason,
  setting: AdjustmentSetting,
): AdjustmentClass {
  const isCapitation = reason.reasonCode === '24' && setting.payer?.isCapitated && reason.groupCode !== 'PR';
  return isCapitation ? { kind: 'adjustment', account: 'adjustment.capitation' } : denial(meaning);
}

/**
 * A price rule that leaves nothing is no price rule, nor is one beside a remark that information is missing
 * (some payers send CO-45 for the whole charge of a claim they did not look at).
 */
function takesWholeLine(setting: AdjustmentSetting): boolean {
  if (setting.paymentAmount !== ZERO || setting.chargeAmount <= REPORTING_CHARGE) return false;
  const isMissing = setting.remarkCodes.some((code) => MISSING_INFORMATION_REMARKS.has(readRemarkCode(code)));
  if (isMissing) return true;
  const moneyful = setting.adjustments.filter((other) => other.amount !== ZERO);
  const isShared = moneyful.some((other) => other.groupCode === 'PR' || other.reasonCode === '23');
  if (isShared) return false;
  const priced = moneyful.filter((other) => isPriceRule(other, setting.on));
  return sumCents(priced, (other) => other.amount) >= setting.chargeAmount;
}

function isPriceRule(reason: ClassifiedReason, on: CalendarDate | undefined): boolean {
  return findAdjustmentReason(reason.reasonCode, on)?.meaning === 'contractual';
}

/** CO and the 4010 group CR are contractual; OA and PI have accounts of their own. */
function accountOfGroup(groupCode: string): Account {
  if (groupCode === 'PI') return 'adjustment.payer-initiated';
  return groupCode === 'OA' ? 'adjustment.other' : 'adjustment.contractual';
}

function denial(denialClass: DenialClass): AdjustmentClass {
  return { kind: 'denial', denialClass };
}
