import Joi from 'joi';
import { amount, calendarDate, count, identifier, pageOf, patient, timestamp, word } from './common.js';

const balances = {
  patientAccountId: identifier.required(),
  patient: patient.required(),
  payerBalance: amount.required(),
  patientBalance: amount.required(),
  agencyBalance: amount.required(),
  totalBalance: amount.required(),
};

const accountBalance = Joi.object({ account: word.required(), balance: amount.required() }).meta({
  component: 'AccountBalance',
});

export const accountPage = pageOf(
  'PatientAccountPage',
  Joi.object(balances).meta({ component: 'ListedPatientAccount' }),
);

export const account = Joi.object({
  ...balances,
  sourceKey: word.required(),
  balances: Joi.array().items(accountBalance).required(),
}).meta({ component: 'PatientAccount' });

export const entry = Joi.object({
  sequence: count.required(),
  ordinal: count.required(),
  journal: word.required(),
  kind: word.required(),
  accountingDate: calendarDate.required(),
  recordedAt: timestamp.required(),
  debit: word.required(),
  credit: word.required(),
  amount: amount.required(),
  claimId: identifier,
  lineControlNumber: word,
  payerSequence: count,
  remittanceId: identifier,
  claimPaymentId: identifier,
  groupCode: word,
  reasonCode: word,
}).meta({ component: 'LedgerEntry' });

export const entryPage = pageOf('LedgerEntryPage', entry);

const agedAmounts = {
  amounts: Joi.array().items(amount).required().description('Debit balances, in the order of the buckets'),
  credits: amount.required(),
  total: amount.required(),
  claimCount: count.required(),
};

export const aging = Joi.object({
  asOf: calendarDate.required(),
  knownAt: timestamp,
  basis: word.required(),
  buckets: Joi.array().items(word).required(),
  rows: Joi.array()
    .items(Joi.object({ account: word.required(), ...agedAmounts }).meta({ component: 'AgingRow' }))
    .required(),
  total: Joi.object(agedAmounts).meta({ component: 'AgingTotal' }).required(),
  unapplied: amount.required(),
  ledgerTotal: amount.required(),
  tiesToLedger: Joi.boolean().required(),
}).meta({ component: 'Aging' });
