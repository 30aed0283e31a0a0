import Joi from 'joi';
import { APPROVAL_KINDS, APPROVAL_STATES, PATIENT_WRITE_OFFS } from '../approval.js';
import { WAIVER_NOTICES } from '../signed-waiver.js';
import { amount, calendarDate, identifier, page, text } from './common.js';
import { receiptNumber } from './patient-payments.js';

/** Said to other persons and kept for ever. */
const reason = text(500).min(3).required().description('Why; names no patient');

/** Checked by the use case, which tells why an amount is none to act on. */
const wantedAmount = amount.pattern(/^-?\d{1,11}\.\d{2}$/, 'amount of dollars').required();

const denialKey = Joi.string()
  .pattern(/^denial:[0-9a-f-]{36}:\d{1,4}\.\d{1,4}$/, 'key of a denial')
  .required()
  .example('denial:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1.1');

export const approvalListQuery = Joi.object({
  state: Joi.string()
    .valid(...APPROVAL_STATES)
    .default('open'),
  kind: Joi.string().valid(...APPROVAL_KINDS),
  claimId: identifier,
  ...page,
});

export const approvalParams = Joi.object({ approvalId: identifier.required() });

export const approveRequest = Joi.object({ note: text(500) }).meta({ component: 'ApprovalNote' });

export const declineRequest = Joi.object({ note: text(500).min(3).required() }).meta({
  component: 'DeclineNote',
});

export const denialDecisionRequest = Joi.object({ denialKey, amount: wantedAmount, reason }).meta({
  component: 'DenialDecision',
});

const lineName = text(50).min(1);

const waiverFields = {
  notice: Joi.string()
    .valid(...WAIVER_NOTICES)
    .required()
    .description('abn: the Advance Beneficiary Notice of Medicare; waiver: the form of another payer'),
  document: Joi.string()
    .pattern(/^[A-Za-z0-9][A-Za-z0-9./_-]{2,49}$/, 'number of a document')
    .required()
    .description('Where the signed paper is filed; names no patient')
    .example('ABN-2026-0117'),
  signedOn: calendarDate.required().description('Not after the service'),
};

/** By which a denial under CO or PI is billed on: the paper, and which services of the claim it names. */
export const waivedDenialRequest = Joi.object({
  denialKey,
  amount: wantedAmount,
  reason,
  waiver: Joi.object({
    ...waiverFields,
    lines: Joi.array()
      .items(lineName)
      .min(1)
      .max(999)
      .unique()
      .required()
      .description('Line control numbers (REF*6R) of the services that it names'),
  })
    .required()
    .meta({ component: 'SignedWaiver' }),
}).meta({ component: 'WaivedDenial' });

export const balanceWriteOffRequest = Joi.object({
  claimId: identifier.required(),
  kind: Joi.string()
    .valid(...PATIENT_WRITE_OFFS)
    .required(),
  amount: wantedAmount,
  reason,
}).meta({ component: 'BalanceWriteOff' });

export const duplicateResolutionRequest = Joi.object({
  remittanceId: identifier.required(),
  resolution: Joi.string()
    .valid('posted', 'dismissed')
    .required()
    .description('posted: a payment of its own; dismissed: sent twice'),
  reason,
}).meta({ component: 'DuplicateResolution' });

export const varianceRequest = Joi.object({
  workItemKey: Joi.string()
    .pattern(
      /^(quarantined-set:[0-9a-f-]{36}:\d{1,6}|claim-payment:[0-9a-f-]{36}|unexplained-payment:[0-9a-f]{64})$/,
      'key of a work item',
    )
    .required()
    .description(
      'Of a quarantined set, of a claim payment out of balance, or of what no part of a payment explains',
    )
    .example('claim-payment:01997b1e-5f00-7cc3-98c4-dc0c0c07398f'),
  reason,
}).meta({ component: 'VarianceRequest' });

export const patientRefundRequest = Joi.object({
  claimId: identifier.description('On which the patient has a credit'),
  receiptNumber: receiptNumber.description('Of which something is left without a claim'),
  amount: wantedAmount,
  reason,
})
  .xor('claimId', 'receiptNumber')
  .meta({ component: 'PatientRefundRequest' });

/** As many sets as a payment is split into by anybody. */
const MOST_PARTS = 50;

export const partReleaseRequest = Joi.object({
  workItemKeys: Joi.array()
    .items(Joi.string().pattern(/^quarantined-set:[0-9a-f-]{36}:\d{1,6}$/, 'key of a quarantined set'))
    .min(1)
    .max(MOST_PARTS)
    .unique()
    .required()
    .description('Of the quarantined sets that are released together')
    .example(['quarantined-set:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1']),
  reason,
}).meta({ component: 'PartRelease' });

/** One choice of the page: the keys with a blank between them, as many at most. */
export const partReleaseForm = Joi.object({
  workItemKeys: Joi.string()
    .pattern(
      /^quarantined-set:[0-9a-f-]{36}:\d{1,6}( quarantined-set:[0-9a-f-]{36}:\d{1,6}){0,49}$/,
      'keys of quarantined sets',
    )
    .required(),
  reason,
});

/** People type what they think of as an amount: `150`, `150.5`. */
const typedAmount = Joi.string()
  .pattern(/^-?\d{1,11}(\.\d{1,2})?$/, 'amount of dollars')
  .required();

export const denialDecisionForm = denialDecisionRequest.keys({
  amount: typedAmount,
  kind: Joi.string().valid('write-off.denial', 'billed-on').required(),
});

/** The lines with blanks between. */
export const waivedDenialForm = Joi.object({
  denialKey,
  amount: typedAmount,
  reason,
  ...waiverFields,
  lines: text(500).min(1).required(),
});

export const balanceWriteOffForm = balanceWriteOffRequest.keys({ amount: typedAmount });

export const patientRefundForm = patientRefundRequest.keys({ amount: typedAmount });

export const legacyListQuery = Joi.object({
  approvalId: identifier.description('The list that a request is about; what fits the rules now when absent'),
});

export const legacyReturnRequest = Joi.object({
  approvalId: identifier.required().description('The request under which the list was moved'),
  reason,
}).meta({ component: 'LegacyReturnRequest' });

/** What was seen is said again, so that no other list is asked for. */
export const legacyClaimsRequest = Joi.object({
  rule: Joi.string()
    .pattern(/^[a-z0-9][a-z0-9-]{0,39}$/, 'name of a rule')
    .required()
    .example('old-system'),
  count: Joi.number().integer().min(1).max(2_000).required().description('Claim payments of the list'),
  amount: wantedAmount.description('What they come to together'),
  reason,
}).meta({ component: 'LegacyClaimsRequest' });
