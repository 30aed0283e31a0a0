import { date, dollars, line } from '../clean-claim.js';
import {
  BASIC,
  billingAddressWith,
  claimWith,
  type DefectRow,
  firstLineWith,
  linesAre,
  subscriberWith,
} from './defect.js';

export const HEADER_DEFECTS: readonly DefectRow[] = [
  [
    'a control number of 21 characters',
    claimWith({ patientControlNumber: 'CW0000000000000000001' }),
    `error edit.control-number-form: The patient control number has 21 characters; ${BASIC} (2300 CLM01, Claim.patientControlNumber)`,
  ],
  [
    'a control number in small letters',
    claimWith({ patientControlNumber: 'cw1' }),
    `error edit.control-number-form: The patient control number has 3 characters; ${BASIC} (2300 CLM01, Claim.patientControlNumber)`,
  ],
  [
    'a control number like a social security number',
    claimWith({ patientControlNumber: '123-45-6789' }),
    'error edit.control-number-is-ssn: The patient control number has the form of a social security number (2300 CLM01, Claim.patientControlNumber)',
  ],
  [
    'a place of service of one digit',
    claimWith({ facilityCode: '1' }),
    'error edit.place-of-service-form: The place of service is not a code of two digits (2300 CLM05-1, Claim.facilityCode)',
  ],
  [
    'a place of service with a letter on a line',
    firstLineWith({ facilityCode: '1A' }),
    'error edit.place-of-service-form: The place of service is not a code of two digits (2400 SV105, Claim.lines[0].facilityCode)',
  ],
  [
    'a frequency of institutional claims',
    claimWith({ frequencyCode: '2' as '1', payerControlNumber: 'ICN1' }),
    'error edit.frequency-code: The frequency code is none of 1, 7 and 8 (2300 CLM05-3, Claim.frequencyCode)',
  ],
  [
    'a replacement of nothing',
    claimWith({ frequencyCode: '7' }),
    'error edit.missing-payer-control-number: A claim of frequency 7 names the claim control number of the payer, and there is none (2300 REF02, Claim.payerControlNumber)',
  ],
  [
    'an original that names a predecessor',
    claimWith({ payerControlNumber: 'ICN1' }),
    'error edit.unwanted-payer-control-number: An original claim names no claim control number of the payer (2300 REF02, Claim.payerControlNumber)',
  ],
  [
    'a total one cent off',
    claimWith({ chargeAmount: dollars('300.01') }),
    'error edit.total-not-sum-of-lines: The claim charge is 300.01, its lines sum to 300.00 (2300 CLM02, Claim.chargeAmount)',
  ],
  [
    'a claim for nothing',
    linesAre([line(1, { chargeAmount: dollars('0') })]),
    'error edit.zero-total-charge: The claim charge is 0.00; a claim that asks for nothing is held (2300 CLM02, Claim.chargeAmount)',
  ],
  [
    'a negative line',
    linesAre([line(1), line(2, { chargeAmount: dollars('-0.01') })]),
    'error edit.negative-charge: A charge of -0.01 is below zero (2400 SV102, Claim.lines[1].chargeAmount)',
  ],
  [
    'a service of tomorrow',
    firstLineWith({ serviceDate: date('2026-03-11') }),
    'error edit.future-service-date: The date of service lies in the future (2400 DTP03, Claim.lines[0].serviceDate)',
  ],
  [
    'a service that ends tomorrow',
    firstLineWith({ serviceEndDate: date('2026-03-11') }),
    'error edit.future-service-date: The date of service lies in the future (2400 DTP03, Claim.lines[0].serviceEndDate)',
  ],
  [
    'a service that ends before it begins',
    firstLineWith({ serviceEndDate: date('2026-03-01') }),
    'error edit.service-period: The service ends before it begins (2400 DTP03, Claim.lines[0].serviceEndDate)',
  ],
  [
    'a service before birth',
    firstLineWith({ serviceDate: date('1980-05-05') }),
    'error edit.birth-after-service: The patient is born after the date of service (2400 DTP03, Claim.lines[0].serviceDate)',
  ],
  [
    'an accident of three causes',
    claimWith({ accident: { causes: ['AA', 'EM', 'OA'], date: date('2026-03-01'), state: 'MA' } }),
    'error edit.accident-causes: The accident has 3 causes; at most 2 different ones fit (2300 CLM11-1, Claim.accident.causes)',
  ],
  [
    'an authorization number that is blank',
    claimWith({ priorAuthorizationNumber: ' ' }),
    'error edit.text-length: The text has 0 characters, 1 to 50 are wanted (2300 REF02, Claim.priorAuthorizationNumber)',
  ],
  [
    'an accident without a date',
    claimWith({ accident: { causes: ['EM'] } }),
    'error edit.accident-facts: The claim tells of an accident and not its date (2300 DTP03, Claim.accident.date)',
  ],
  [
    'an auto accident without a state',
    claimWith({ accident: { causes: ['AA'], date: date('2026-03-01') } }),
    'error edit.accident-facts: The claim tells of an accident and not its state (2300 CLM11-4, Claim.accident.state)',
  ],
  [
    'an accident after its treatment',
    claimWith({ accident: { causes: ['OA'], date: date('2026-03-03') } }),
    'error edit.accident-after-service: The accident is later than every date of service (2300 DTP03, Claim.accident.date)',
  ],
  [
    'a delimiter in a name',
    subscriberWith({ lastName: 'Test*person' }),
    'error edit.unsendable-character: The character at position 5 is outside the X12 extended character set or is a delimiter (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'a letter that X12 does not have',
    billingAddressWith({ line1: '12 Hårbor Street' }),
    'error edit.unsendable-character: The character at position 5 is outside the X12 extended character set or is a delimiter (2010AA N301, Claim.billingProvider.address.line1)',
  ],
  [
    'a last name of 61 characters',
    subscriberWith({ lastName: 'T'.repeat(61) }),
    'error edit.text-length: The text has 61 characters, 1 to 60 are wanted (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'a first name of 36 characters',
    subscriberWith({ firstName: 'A'.repeat(36) }),
    'error edit.text-length: The text has 36 characters, 1 to 35 are wanted (2010BA NM104, Claim.subscriber.firstName)',
  ],
  [
    'a street of 56 characters',
    billingAddressWith({ line1: '1'.repeat(56) }),
    'error edit.text-length: The text has 56 characters, 1 to 55 are wanted (2010AA N301, Claim.billingProvider.address.line1)',
  ],
  [
    'a city of 31 characters',
    billingAddressWith({ city: 'B'.repeat(31) }),
    'error edit.text-length: The text has 31 characters, 2 to 30 are wanted (2010AA N401, Claim.billingProvider.address.city)',
  ],
];
