import Joi from 'joi';
import { amount, calendarDate, count, identifier, issues, pageOf, timestamp, word } from './common.js';

const encounter = Joi.object({
  encounterId: identifier.required(),
  sourceSystem: word.required(),
  sourceIdentifier: word.required(),
  state: word.required(),
  version: count.required(),
  issues,
}).meta({ component: 'Encounter' });

export const encounterPage = pageOf('EncounterPage', encounter);

const unclaimed = Joi.object({
  sourceSystem: word.required(),
  sourceIdentifier: word.required(),
  kind: Joi.string().valid('held', 'not-billable').required(),
  outcome: Joi.object().unknown().required().description('FHIR R4 OperationOutcome'),
}).meta({ component: 'UnclaimedEncounter' });

export const importResult = Joi.object({
  encounters: count.required(),
  claimed: count.required(),
  held: count.required(),
  notBillable: count.required(),
  unchanged: count.required(),
  correctionsProposed: count.required(),
  claims: count.required(),
  ready: count.required(),
  needsWork: count.required(),
  selfPay: count.required(),
  unclaimed: Joi.array().items(unclaimed).required(),
  issues,
}).meta({ component: 'ImportResult' });

export const submission = Joi.object({
  submissionId: identifier.required(),
  fileId: identifier.required(),
  receiverId: word.required(),
  interchangeControlNumber: word.required(),
  groupControlNumber: word.required(),
  transactionSetControlNumber: word.required(),
  state: word.required(),
  claimIds: Joi.array().items(identifier).required(),
}).meta({ component: 'Submission' });

export const submissionPage = pageOf('SubmissionPage', submission);

export const submitResult = Joi.object({
  submissions: Joi.array()
    .items(
      Joi.object({
        submissionId: identifier.required(),
        fileId: identifier.required(),
        interchangeControlNumber: word.required(),
        claims: count.required(),
        chargeAmount: amount.required(),
      }).meta({ component: 'NewSubmission' }),
    )
    .required(),
  needsWork: count.required().description('Claims that our own check of the bytes sent to the worklist'),
}).meta({ component: 'SubmitResult' });

export const file = Joi.object({
  fileId: identifier.required(),
  direction: word.required(),
  kind: word.required(),
  name: word.required(),
  sha256: word.required(),
  byteSize: count.required(),
  state: word.required(),
  recordedAt: timestamp.required(),
  issues,
}).meta({ component: 'File' });

export const filePage = pageOf('FilePage', file);

const postedRemittance = Joi.object({
  setControlNumber: word.required(),
  result: word.required(),
  remittanceId: identifier,
  paymentAmount: amount,
  claimPayments: Joi.object().pattern(word, count).required().description('Claim payments by their state'),
  issues,
}).meta({ component: 'PostedRemittance' });

export const receivedFile = Joi.object({
  fileId: identifier.required(),
  sha256: word.required(),
  kind: word.required(),
  result: Joi.string().valid('applied', 'duplicate', 'quarantined').required(),
  remittances: Joi.array().items(postedRemittance).required(),
  acknowledgements: Joi.array()
    .items(Joi.object().unknown().meta({ component: 'AppliedAcknowledgement' }))
    .required(),
  issues,
}).meta({ component: 'ReceivedFile' });

const providerAdjustment = Joi.object({
  providerIdentifier: word.required(),
  reasonCode: word.required(),
  reference: word,
  amount: amount.required().description('A positive amount lowers the payment'),
}).meta({ component: 'ProviderAdjustment' });

export const remittance = Joi.object({
  remittanceId: identifier.required(),
  fileId: identifier.required(),
  setOrdinal: count.required(),
  state: word.required(),
  payerName: word.required(),
  payerIdentifier: word.required(),
  paymentAmount: amount.required().description('BPR02; of a part of a payment what the part comes to'),
  wholePaymentAmount: amount.description('BPR02 of a part of a payment; absent of all others'),
  paymentMethodCode: word.required(),
  paymentDate: calendarDate.required(),
  traceNumber: word.required(),
  claimPaymentCount: count.required(),
  providerAdjustments: Joi.array().items(providerAdjustment).required(),
  issues,
}).meta({ component: 'Remittance' });

export const remittancePage = pageOf('RemittancePage', remittance);
