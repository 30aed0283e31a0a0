import Joi from 'joi';
import { amount, count, identifier, pageOf, timestamp, word } from './common.js';

const term = Joi.object({
  name: word.required().description('CLP04; CAS and PLB stand for all amounts of their segment'),
  byteOffset: count.required().description('Of the first byte of the segment, from the start of the file'),
  amount: amount.required(),
}).meta({ component: 'CertifiedTerm' });

const terms = Joi.array().items(term).required();

const equation = Joi.object({
  level: Joi.string().valid('line', 'claim', 'charges', 'payments').required(),
  line: count.description('Position of the SVC in its claim payment, from 1'),
  stated: term.required(),
  added: terms,
  subtracted: terms,
  computed: amount.required(),
  difference: amount.required(),
}).meta({ component: 'BalanceEquation' });

export const certifiedPayment = Joi.object({
  ordinal: count.required().description('Position of the CLP in its set, from 1'),
  proves: Joi.boolean().required(),
  isReadable: Joi.boolean()
    .required()
    .description('False where an amount could not be read and stands as zero'),
  equations: Joi.array().items(equation).required(),
}).meta({ component: 'CertifiedPayment' });

export const certifiedPaymentPage = pageOf('CertifiedPaymentPage', certifiedPayment);

const transaction = Joi.object({
  proves: Joi.boolean().required(),
  // BPR02; absent where the payment cannot be read.
  stated: term,
  claimPaymentCount: count.required(),
  paidAmount: amount.required().description('The sum of CLP04'),
  providerAdjustments: terms,
  computed: amount.required().description('CLP04 less the provider adjustments'),
  difference: amount.required(),
}).meta({ component: 'TransactionEquation' });

const controls = Joi.object({
  ledgerProves: Joi.boolean().required(),
  claimCashAmount: amount.required().description('cash.remittance, as its claim payments have moved it'),
  adjustmentCashAmount: amount.required().description('and its provider adjustments'),
  deposit: Joi.string().valid('none-expected', 'waiting', 'matched', 'differs').required(),
  depositAmount: amount.required(),
}).meta({ component: 'RemittanceControls' });

const partTerm = Joi.object({
  fileId: identifier.required(),
  setOrdinal: count.required(),
  byteOffset: count.description('Of its BPR, which states the whole payment'),
  amount: amount.required().description('CLP04 less the provider adjustments of the part'),
}).meta({ component: 'PartTerm' });

const part = Joi.object({
  number: count.description('Of this part among those that stand, from 1; absent of one that is undone'),
  paymentAmount: amount.required().description('BPR02, which every part states'),
  terms: Joi.array().items(partTerm).required().description('The parts that stand'),
  unexplained: amount
    .required()
    .description(
      'What the ledger holds of the payment in liability.unapplied, or in suspense.variance where it was accepted',
    ),
  proves: Joi.boolean().required(),
}).meta({ component: 'CertifiedPart' });

export const certificate = Joi.object({
  fileId: identifier.required(),
  setOrdinal: count.required(),
  setControlNumber: word.required(),
  setHash: word.required(),
  remittanceId: identifier,
  traceNumber: word,
  result: Joi.string().valid('posted', 'quarantined', 'possible-duplicate').required(),
  reasons: Joi.array().items(word).required().description('Codes of what keeps the set from being posted'),
  certificateHash: word.required().description('SHA-256 over all that the certificate says'),
  recordedAt: timestamp.required(),
  transaction: transaction.required(),
  // Of a set that was released as a part of a payment.
  part,
  // Now, and when the set was posted; absent for a set that is not posted.
  controls,
  controlsAtPosting: controls,
  failingCount: count.required().description('Claim payments of which an equation fails'),
  failing: Joi.array().items(certifiedPayment).required().description('The first 100 of them'),
  check: Joi.object({
    termCount: count.required().description('Terms that were read again in the file'),
    fault: word.description('The first thing that is not as the certificate says; absent when all is'),
  })
    .meta({ component: 'CertificateCheck' })
    .required(),
}).meta({ component: 'BalanceCertificate' });

export const fileCertificates = Joi.object({
  items: Joi.array().items(certificate).required(),
}).meta({ component: 'FileCertificates' });
