import Joi from 'joi';
import { claimPayment } from './claims.js';
import { amount, calendarDate, count, identifier, issue, issues, patient, word } from './common.js';

const suggestion = Joi.object({
  claimId: identifier.required(),
  patientControlNumber: word.required(),
  patient: patient.required(),
  chargeAmount: amount.required(),
  firstServiceDate: calendarDate.required(),
  lastServiceDate: calendarDate.required(),
  score: count.required().description('1 to 100: how much speaks for it'),
  facts: Joi.array()
    .items(
      Joi.string().valid(
        ...['payer-control-number', 'member-id', 'patient-name', 'last-name'],
        ...['service-dates', 'charge', 'control-number'],
      ),
    )
    .required()
    .description('In what payment and claim agree'),
}).meta({ component: 'MatchSuggestion' });

export const matchSuggestions = Joi.object({
  claimPayment: claimPayment.required(),
  suggestions: Joi.array()
    .items(suggestion)
    .required()
    .description('The likeliest first; none is ever applied by itself'),
}).meta({ component: 'MatchSuggestions' });

const posting = Joi.object({
  debit: word.required(),
  credit: word.required(),
  amount: amount.required(),
  claimId: identifier,
  patientControlNumber: word,
  lineControlNumber: word,
  groupCode: word,
  reasonCode: word,
}).meta({ component: 'PreviewedPosting' });

const journal = Joi.object({
  kind: word.required(),
  accountingDate: calendarDate.required(),
  postings: Joi.array().items(posting).required(),
}).meta({ component: 'PreviewedJournal' });

const written = {
  claimPayments: Joi.array()
    .items(
      Joi.object({
        ordinal: count.required(),
        patientControlNumber: word.required(),
        claimId: identifier,
        state: word.required(),
        paymentAmount: amount.required(),
        isOfThisSet: Joi.boolean()
          .required()
          .description('False: one of an earlier set that finds its claim now'),
      }).meta({ component: 'PreviewedClaimPayment' }),
    )
    .required(),
  journals: Joi.array().items(journal).required(),
  denials: Joi.array()
    .items(
      Joi.object({
        claimId: identifier.required(),
        state: word.required(),
        denialClass: word.required(),
        groupCode: word.required(),
        reasonCode: word.required(),
        deniedAmount: amount.required(),
        atStakeAmount: amount.required(),
      }).meta({ component: 'PreviewedDenial' }),
    )
    .required(),
  workItems: Joi.array()
    .items(
      Joi.object({
        kind: word.required(),
        claimId: identifier,
        amount: amount.required(),
        issues: Joi.array().items(issue).required(),
      }).meta({ component: 'PreviewedWorkItem' }),
    )
    .required(),
  claimStates: Joi.array()
    .items(
      Joi.object({ claimId: identifier.required(), from: word.required(), to: word.required() }).meta({
        component: 'PreviewedClaimState',
      }),
    )
    .required(),
};

export const filePreview = Joi.object({
  kind: word.required(),
  result: Joi.string().valid('applied', 'duplicate', 'quarantined').required(),
  remittances: Joi.array()
    .items(
      Joi.object({
        setControlNumber: word.required(),
        result: word.required(),
        traceNumber: word,
        paymentAmount: amount,
        issues,
        ...written,
      }).meta({ component: 'PreviewedRemittance' }),
    )
    .required(),
  acknowledgements: Joi.array()
    .items(
      Joi.object({ acknowledgement: Joi.object().unknown().required(), ...written }).meta({
        component: 'PreviewedAcknowledgement',
      }),
    )
    .required(),
  issues,
}).meta({ component: 'FilePreview' });
