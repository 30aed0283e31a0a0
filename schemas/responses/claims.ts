import Joi from 'joi';
import { entry } from './accounts.js';
import {
  amount,
  calendarDate,
  count,
  identifier,
  issues,
  pageOf,
  patient,
  timestamp,
  word,
} from './common.js';
import { denialFacts, workItem } from './denials.js';

export const listedClaim = Joi.object({
  claimId: identifier.required(),
  version: count.required(),
  state: Joi.string().required(),
  patientControlNumber: word.required(),
  patientAccountId: identifier.required(),
  patient: patient.required(),
  payerId: word,
  payerName: word,
  chargeAmount: amount.required(),
  openAmount: amount.required().description('What all parties still owe, by the ledger'),
  firstServiceDate: calendarDate.required(),
  lastServiceDate: calendarDate.required(),
  issues,
}).meta({ component: 'ListedClaim' });

export const claimPage = pageOf('ClaimPage', listedClaim);

const provider = Joi.object({ name: word.required(), npi: word, taxonomyCode: word }).meta({
  component: 'Provider',
});

const line = Joi.object({
  lineNumber: count.required(),
  lineControlNumber: word.required(),
  procedureCode: word.required(),
  modifiers: Joi.array().items(word).required(),
  chargeAmount: amount.required(),
  unitCount: word.required(),
  unitCode: word.required(),
  serviceDate: calendarDate.required(),
  serviceEndDate: calendarDate,
  diagnosisPointers: Joi.array().items(count).required(),
}).meta({ component: 'ServiceLine' });

const content = Joi.object({
  form: word.required(),
  patientControlNumber: word.required(),
  frequencyCode: word.required(),
  facilityCode: word.required(),
  chargeAmount: amount.required(),
  patient: patient.required(),
  subscriber: Joi.object({
    name: word.required(),
    memberId: word.required(),
    groupNumber: word,
    claimFilingCode: word.required(),
  })
    .meta({ component: 'Subscriber' })
    .required(),
  relationshipCode: word.required(),
  payer: Joi.object({ payerId: word.required(), name: word.required() })
    .meta({ component: 'Payer' })
    .required(),
  payerResponsibility: word.required(),
  otherPayers: Joi.array()
    .items(
      Joi.object({ payerId: word.required(), name: word.required(), payerResponsibility: word.required() }),
    )
    .required(),
  billingProvider: provider.required(),
  renderingProvider: provider,
  diagnoses: Joi.array().items(word).required(),
  lines: Joi.array().items(line).required(),
  priorAuthorizationNumber: word,
  payerControlNumber: word,
}).meta({ component: 'ClaimContent' });

export const claimPayment = Joi.object({
  claimPaymentId: identifier.required(),
  remittanceId: identifier.required(),
  ordinal: count.required(),
  claimId: identifier,
  payerId: word,
  payerSequence: count,
  state: word.required(),
  patientControlNumber: word.required(),
  payerControlNumber: word,
  claimStatusCode: word.required(),
  chargeAmount: amount.required(),
  paymentAmount: amount.required(),
  patientResponsibilityAmount: amount,
}).meta({ component: 'ClaimPayment' });

export const claimPaymentPage = pageOf('ClaimPaymentPage', claimPayment);

const event = Joi.object({
  from: word.required(),
  to: word.required(),
  cause: word.required(),
  recordedAt: timestamp.required(),
}).meta({ component: 'ClaimEvent' });

export const claim = Joi.object({
  claimId: identifier.required(),
  version: count.required(),
  state: word.required(),
  patientAccountId: identifier.required(),
  firstServiceDate: calendarDate.required(),
  lastServiceDate: calendarDate.required(),
  payerControlNumbers: Joi.array().items(word).required(),
  openAmount: amount.required(),
  claim: content.required(),
  issues,
  events: Joi.array().items(event).required(),
  payments: Joi.array().items(claimPayment).required(),
  denials: Joi.array().items(denialFacts).required(),
  workItems: Joi.array().items(workItem).required(),
  entries: Joi.array().items(entry).required(),
}).meta({ component: 'Claim' });
