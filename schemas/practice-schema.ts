import Joi from 'joi';
import { LIMITED_ACTS } from './approval.js';
import { parseCalendarDate } from './calendar-date.js';
import { type Issue, issue } from './issue.js';
import { LEGACY_ACCOUNTS } from './legacy-claims.js';
import { parseCents } from './money.js';
import { isNpi } from './npi.js';
import { done, type Outcome, refused } from './outcome.js';
import type { PracticeSettings } from './practice.js';

const text = (limit: number) => Joi.string().max(limit);

const npi = Joi.string().custom((value: string, helpers) => (isNpi(value) ? value : helpers.error('npi')));

const price = Joi.string().custom((value: string, helpers) => {
  const amount = parseCents(value);
  return amount !== undefined && amount >= 0 ? value : helpers.error('price');
});

const date = Joi.string().custom(
  (value: string, helpers) => parseCalendarDate(value) ?? helpers.error('date'),
);

const procedureCode = Joi.string().pattern(/^(\d{5}|\d{4}[A-Z]|[A-V]\d{4})$/, 'CPT or HCPCS code');

const modifier = Joi.string().pattern(/^[A-Z0-9]{2}$/, 'two-character modifier');

const address = Joi.object({
  line1: text(55).required(),
  line2: text(55),
  city: text(30).required(),
  state: Joi.string().pattern(/^[A-Z]{2}$/, 'two-letter state'),
  postalCode: Joi.string().pattern(/^\d{5}(\d{4})?$/, 'ZIP code of 5 or 9 digits'),
  country: Joi.string().pattern(/^[A-Z]{2}$/, 'two-letter country'),
});

const provider = Joi.object({
  entityType: Joi.valid('person', 'organization').required(),
  lastName: text(60).required(),
  firstName: text(35),
  middleName: text(25),
  npi,
  taxonomyCode: Joi.string().pattern(/^[A-Z0-9]{9}X$/, 'taxonomy code'),
  taxId: Joi.string().pattern(/^\d{9}$/, 'nine digits'),
  taxIdQualifier: Joi.valid('EI', 'SY'),
  address,
  contact: Joi.object({
    name: text(60).required(),
    phone: Joi.string()
      .pattern(/^\d{10}$/, 'ten digits')
      .required(),
  }),
});

const match = Joi.object({
  identifiers: Joi.array().items(Joi.object({ system: Joi.string(), value: Joi.string().required() })),
  names: Joi.array().items(Joi.string()),
}).or('identifiers', 'names');

const payer = Joi.object({
  match: match.required(),
  selfPay: Joi.boolean().default(false),
  payerId: text(80).when('selfPay', { is: true, otherwise: Joi.required() }),
  name: text(60).required(),
  claimFilingCode: Joi.string()
    .pattern(/^[A-Z0-9]{1,2}$/, 'claim filing code')
    .when('selfPay', { is: true, otherwise: Joi.required() }),
  address,
  capitated: Joi.boolean().default(false),
  appealDays: Joi.number().integer().min(1).max(3650),
  filingDays: Joi.number().integer().min(1).max(3650),
  replacesWithoutReversal: Joi.boolean(),
  unexplainedRemainderIsContractual: Joi.boolean(),
  carriesForwardWithoutFb: Joi.boolean(),
  acceptsWaivers: Joi.boolean(),
  providerAdjustmentCodes: Joi.array().items(Joi.string().pattern(/^[A-Z0-9]{2}$/, 'two-character code')),
  memberIdFrom: Joi.object({ system: Joi.string(), type: Joi.string() }).or('system', 'type'),
});

const serviceCode = Joi.object({
  system: Joi.string().required(),
  code: Joi.string().required(),
  classes: Joi.array().items(Joi.string()),
  ageFrom: Joi.number().integer().min(0),
  ageTo: Joi.number().integer().min(0),
  procedureCode: procedureCode.required(),
  modifiers: Joi.array().items(modifier).max(4).default([]),
});

const fee = Joi.object({
  effectiveFrom: date.required(),
  effectiveTo: date,
  code: procedureCode.required(),
  modifier,
  priceUsd: price.required(),
});

const rate = Joi.string().pattern(/^\d{1,7}(\.\d{1,6})?$/, 'decimal string');

const ofCode = { code: procedureCode.required(), modifier, isMultipleProcedure: Joi.boolean() };

/** A kind of price, and what it takes; no other field stands beside. */
function termOf(method: string, fields: Joi.PartialSchemaMap) {
  return Joi.object({
    codes: Joi.array().items(procedureCode).min(1),
    method: Joi.valid(method).required(),
    ...fields,
  });
}

const medicare = {
  percent: rate.required(),
  conversionFactor: rate.required(),
  workGpci: rate.required(),
  practiceExpenseGpci: rate.required(),
  malpracticeGpci: rate.required(),
  relativeValues: Joi.array()
    .items(
      Joi.object({
        ...ofCode,
        work: rate.required(),
        nonFacilityPracticeExpense: rate.required(),
        facilityPracticeExpense: rate.required(),
        malpractice: rate.required(),
      }),
    )
    .required(),
};

const contractTerm = Joi.alternatives().try(
  termOf('fee-table', {
    fees: Joi.array()
      .items(Joi.object({ ...ofCode, priceUsd: price.required() }))
      .required(),
  }),
  termOf('percent-of-charge', { percent: rate.required() }),
  termOf('percent-of-medicare', medicare),
  termOf('per-diem', { rateUsd: price.required() }),
  termOf('case-rate', { rateUsd: price.required() }),
);

const contract = Joi.object({
  payerId: text(80).required(),
  name: text(60).required(),
  effectiveFrom: date.required(),
  effectiveTo: date,
  terms: Joi.array().items(contractTerm).min(1).required(),
  lesserOfCharge: Joi.boolean().default(true),
  multipleProcedurePercents: Joi.array().items(rate).min(1),
  bilateralPercent: rate,
  toleranceBelowUsd: price.default('0'),
  toleranceAboveUsd: price.default('0'),
});

const claimDefaults = Joi.object({
  providerSignatureOnFile: Joi.boolean().default(true),
  assignmentCode: Joi.valid('A', 'B', 'C').default('A'),
  benefitsAssignmentCode: Joi.valid('Y', 'N', 'W').default('Y'),
  releaseCode: Joi.valid('Y', 'I').default('Y'),
});

const tradingPartner = Joi.object({
  senderQualifier: Joi.string().length(2).default('ZZ'),
  senderId: text(15).required(),
  receiverQualifier: Joi.string().length(2).default('ZZ'),
  receiverId: text(15).required(),
  receiverName: text(60).required(),
  submitterName: text(60).required(),
  submitterId: text(80).required(),
  ownIds: Joi.array().items(text(15)),
  contactName: text(60).required(),
  contactPhone: Joi.string()
    .pattern(/^\d{10}$/, 'ten digits')
    .required(),
  uniqueInterchangeNumbers: Joi.boolean(),
  usageIndicator: Joi.valid('T', 'P').default('T'),
});

/** No free pattern: what it can take is seen by reading it, and at least two characters have to agree. */
const controlNumber = Joi.string().pattern(
  /^[A-Z0-9#./_-]{2,38}\*?$/,
  'two or more of A to Z, 0 to 9, # (one digit) and . / _ -, with * at most once and last',
);

const legacyRule = Joi.object({
  name: Joi.string()
    .pattern(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes')
    .required(),
  account: Joi.valid(...LEGACY_ACCOUNTS).required(),
  serviceBefore: date,
  controlNumbers: Joi.array().items(controlNumber).min(1).max(100),
  effectiveFrom: date,
  effectiveTo: date,
}).or('serviceBefore', 'controlNumbers');

const billingProvider = provider
  .fork(['npi', 'taxId', 'address'], (part) => part.required())
  .fork(['address.state', 'address.postalCode'], (part) => part.required());

const practice = Joi.object({
  practiceId: Joi.string()
    .pattern(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and dashes')
    .required(),
  name: text(60).required(),
  sourceSystem: Joi.string().default('urn:claimwright:source'),
  billingProvider: billingProvider.required(),
  practitioners: Joi.array()
    .items(Joi.object({ match: match.required(), provider: provider.fork('npi', (part) => part.required()) }))
    .default([]),
  defaultRenderingProvider: provider.fork('npi', (part) => part.required()),
  onInvalidNpi: Joi.valid('hold', 'use-default-rendering-provider').default('hold'),
  facilities: Joi.array()
    .items(Joi.object({ match: match.required(), provider }))
    .default([]),
  onUnlistedFacility: Joi.valid('as-recorded', 'billing-provider', 'hold').default('as-recorded'),
  payers: Joi.array().items(payer).default([]),
  onNoCoverage: Joi.valid('hold', 'self-pay').default('hold'),
  reasonAsDiagnosis: Joi.boolean().default(false),
  serviceCodes: Joi.array().items(serviceCode).default([]),
  feeSchedule: Joi.array().items(fee).default([]),
  contracts: Joi.array().items(contract),
  placesOfService: Joi.object()
    .pattern(Joi.string(), Joi.string().pattern(/^\d{2}$/, 'two digits'))
    .default({}),
  claimDefaults: claimDefaults.default(),
  approvalLimits: Joi.object(Object.fromEntries(LIMITED_ACTS.map((act) => [act, price]))),
  legacyClaims: Joi.array().items(legacyRule).unique('name').max(20),
  conceptMaps: Joi.array().items(Joi.object().unknown()).default([]),
  tradingPartner,
})
  .required()
  .messages({
    'string.pattern.name': '{{#label}} does not have the wanted form: {{#name}}',
    npi: '{{#label}} is not an NPI: ten digits with a valid check digit are wanted',
    price: '{{#label}} is not a price: dollars with at most two decimals, as a string, are wanted',
    date: '{{#label}} is not a date: YYYY-MM-DD is wanted',
  });

/** Reads a practice file that was parsed from JSON; refuses with one issue per setting that is wrong. */
export function readPracticeSettings(file: unknown): Outcome<PracticeSettings> {
  const { error, value } = practice.validate(file, { abortEarly: false, convert: false });
  if (!error) return done(value as PracticeSettings);
  return refused('invalid', error.details.map(issueOf));
}

function issueOf(detail: Joi.ValidationErrorItem): Issue {
  const path = detail.path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part))
    .join('');
  return issue('intake.invalid-setting', { path }, { reason: detail.message });
}
