import type { AdjustmentRule, RuleMeaning } from '../../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { QMB_REMARKS, readRemarkCode } from '../../../schemas/codes/remark-codes.js';
import type { Account } from '../../../schemas/ledger.js';
import { type Cents, cents, sumCents, ZERO } from '../../../schemas/money.js';
import type { Open } from '../../../schemas/open.js';
import type { DenialClass } from '../../../schemas/remittance-records.js';
import {
  type AskedAdjustment,
  DEFAULT_DECISION_TABLE,
  type DecisionTable,
} from '../adjustments/decision-table.js';

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
  readonly payer?: { readonly payerId?: string; readonly isMedicaid: boolean; readonly isCapitated: boolean };
  /** The date of the payment, by which rows of the decision table are chosen. */
  readonly on?: CalendarDate;
  /** The program's own rows when absent. */
  readonly table?: DecisionTable;
}

/** Why a patient share may not go to the patient. A balance bill may not go to a later payer either. */
export type PatientShareBar = 'qmb' | 'medicaid' | 'balance-bill';

/** What an adjustment does to the money: moves it, writes it off, restates it, or leaves it where it is. */
export type AdjustmentClass =
  | { readonly kind: 'patient-share'; readonly bar?: PatientShareBar; readonly paidToMember: boolean }
  | { readonly kind: 'adjustment'; readonly account: Account }
  | { readonly kind: 'prior-payer' }
  | { readonly kind: 'pended' }
  | { readonly kind: 'information' }
  | { readonly kind: 'denial'; readonly denialClass: DenialClass };

/** A class, with the row of the decision table behind it. */
export interface ClassDecision {
  readonly class: AdjustmentClass;
  /** `unlisted` where no row knows the code. */
  readonly ruleId: string;
  /** What the row says of denials; absent where it leaves that to their class. */
  readonly isPreventable?: boolean;
}

/** Charges up to this are those of quality codes, which nobody denies. */
const REPORTING_CHARGE = cents(1);

/**
 * The class of one adjustment: what the decision table says of group, reason, remarks and payer, within what no row may
 * change. Liability follows the group: only PR becomes patient due. A code that no row knows is a denial, never contractual.
 */
export function classifyAdjustment(reason: ClassifiedReason, setting: AdjustmentSetting): ClassDecision {
  const rule = tableOf(setting).findRule(askedOf(reason, setting));
  if (rule === undefined) return { class: denial('unclassified'), ruleId: 'unlisted' };
  const { ruleId, meaning, isPreventable } = rule;
  const missing = isPriced(meaning, reason) ? findMissing(reason, setting) : undefined;
  const decision: Open<ClassDecision> = {
    class: missing ? denial('full-contractual') : classOf(meaning, reason, setting),
    ruleId: missing?.ruleId ?? ruleId,
  };
  if (isPreventable !== undefined) decision.isPreventable = isPreventable;
  return decision;
}

function classOf(
  meaning: RuleMeaning,
  reason: ClassifiedReason,
  setting: AdjustmentSetting,
): AdjustmentClass {
  const isPatients = reason.groupCode === 'PR';
  switch (meaning) {
    case 'prior-payer':
    case 'pended':
    case 'information':
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
    case 'capitation':
      return isPatients ? denial('coverage') : CAPITATION;
    case 'missing-information':
      return denial('technical');
    default:
      return classifyDenial(meaning, reason, setting);
  }
}

const CAPITATION: AdjustmentClass = { kind: 'adjustment', account: 'adjustment.capitation' };

function tableOf(setting: AdjustmentSetting): DecisionTable {
  return setting.table ?? DEFAULT_DECISION_TABLE;
}

function askedOf({ groupCode, reasonCode }: ClassifiedReason, setting: AdjustmentSetting): AskedAdjustment {
  const { remarkCodes, payer, on } = setting;
  const asked: Open<AskedAdjustment> = { groupCode, reasonCode, remarkCodes };
  if (payer?.payerId !== undefined) asked.payerId = payer.payerId;
  if (on !== undefined) asked.on = on;
  return asked;
}

function isPriced(meaning: RuleMeaning, { groupCode }: ClassifiedReason): boolean {
  return groupCode !== 'PR' && meaning === 'contractual';
}

/** The remark by which a zero-paid line was not looked at, so that its price rules are none. */
function findMissing(reason: ClassifiedReason, setting: AdjustmentSetting): AdjustmentRule | undefined {
  return mayBeWhole(setting) ? tableOf(setting).findMissingInformation(askedOf(reason, setting)) : undefined;
}

function patientShare(reason: ClassifiedReason, setting: AdjustmentSetting): AdjustmentClass {
  const bar = findBar(setting);
  const paidToMember = reason.reasonCode === '100';
  return bar === undefined
    ? { kind: 'patient-share', paidToMember }
    : { kind: 'patient-share', bar, paidToMember };
}

/** Why what this payer leaves may not be billed to the patient at all. */
export function findBar(
  setting: Pick<AdjustmentSetting, 'remarkCodes' | 'adjustments' | 'payer'>,
): PatientShareBar | undefined {
  const isQmb =
    setting.remarkCodes.some((code) => QMB_REMARKS.has(readRemarkCode(code))) ||
    setting.adjustments.some((other) => other.reasonCode === '209' && other.amount !== ZERO);
  if (isQmb) return 'qmb';
  return setting.payer?.isMedicaid ? 'medicaid' : undefined;
}

function classifyPriceRule(
  meaning: RuleMeaning,
  reason: ClassifiedReason,
  setting: AdjustmentSetting,
): AdjustmentClass {
  if (meaning === 'multiple-procedure' && setting.paymentAmount <= ZERO) return denial('bundling');
  if (takesWholeLine(setting)) return denial('full-contractual');
  return { kind: 'adjustment', account: accountOfGroup(reason.groupCode) };
}

/** Of a payer x plan that is marked capitated, CARC 24 means capitation without a row that says so. */
function classifyDenial(
  meaning: DenialClass,
  reason: ClassifiedReason,
  setting: AdjustmentSetting,
): AdjustmentClass {
  const isCapitation = reason.reasonCode === '24' && setting.payer?.isCapitated && reason.groupCode !== 'PR';
  return isCapitation ? CAPITATION : denial(meaning);
}

function mayBeWhole({ paymentAmount, chargeAmount }: AdjustmentSetting): boolean {
  return paymentAmount === ZERO && chargeAmount > REPORTING_CHARGE;
}

/** A price rule that leaves nothing is none: some payers send CO-45 for the whole charge of a claim they did not look at. */
function takesWholeLine(setting: AdjustmentSetting): boolean {
  if (!mayBeWhole(setting)) return false;
  const moneyful = setting.adjustments.filter((other) => other.amount !== ZERO);
  const isShared = moneyful.some((other) => other.groupCode === 'PR' || other.reasonCode === '23');
  if (isShared) return false;
  const table = tableOf(setting);
  const priced = moneyful.filter(
    (other) => table.findRule(askedOf(other, setting))?.meaning === 'contractual',
  );
  return sumCents(priced, (other) => other.amount) >= setting.chargeAmount;
}

/** CO and the 4010 group CR are contractual; OA and PI have accounts of their own. */
function accountOfGroup(groupCode: string): Account {
  if (groupCode === 'PI') return 'adjustment.payer-initiated';
  return groupCode === 'OA' ? 'adjustment.other' : 'adjustment.contractual';
}

function denial(denialClass: DenialClass): AdjustmentClass {
  return { kind: 'denial', denialClass };
}
