import type { Address, Person, Provider } from '../../schemas/claim.js';
import { ZERO } from '../../schemas/money.js';
import { renderDollars, renderEntry } from '../explanation-layout.js';
import type { ClaimSheet, SheetCode, SheetCoverage, SheetDate } from './claim-sheet.js';
import {
  CAUSES,
  CLAIM_AMOUNTS,
  CODE_KINDS,
  COVERAGE_KINDS,
  DATES,
  FREQUENCIES,
  PROVIDER_ROLES,
  REFERENCES,
  RELATIONSHIPS,
  RESPONSIBILITIES,
} from './claim-sheet-labels.js';
import { letterOf, renderSheetLines } from './render-sheet-lines.js';

/** What has a box of its own: REF*F8, REF*G1, and the providers of boxes 17, 32 and 33. */
const BOXED_REFERENCES = new Set(['F8', 'G1']);

/**
 * Rows of a claim in the order of the professional paper form, with the numbers of its boxes, which billers know by
 * heart; a claim of another form has the same rows without numbers.
 */
export function renderClaimSheet(claim: ClaimSheet): string[] {
  const box = (number: string, label: string, text: string | undefined) => {
    const shown = claim.form === 'professional' ? number : '';
    return text ? renderEntry(`  ${shown.padEnd(5)}${label.padEnd(20)}`, text) : [];
  };
  const { coverage, patient } = claim;
  const insured = coverage.subscriber;
  const isSelf = coverage.relationshipCode === '18';
  return [
    ...renderTitle(claim),
    '',
    ...box('', 'Type of bill', claim.form === 'institutional' ? typeOfBill(claim) : undefined),
    ...box('', "Payer's address", renderAddress(coverage.payer?.address)),
    ...box('1', 'Coverage', labelOf(COVERAGE_KINDS, insured?.claimFilingCode)),
    ...box('1a', 'Member number', insured?.memberId),
    ...box('2', 'Patient', patient && renderPersonName(patient)),
    ...box('3', 'Born, sex', patient && [patient.birthDate, patient.genderCode].filter(Boolean).join(', ')),
    ...box('4', 'Insured', insured && renderPersonName(insured)),
    ...box('5', "Patient's address", renderAddress(patient?.address)),
    ...box('6', 'Relationship', labelOf(RELATIONSHIPS, coverage.relationshipCode)),
    ...box('7', "Insured's address", isSelf ? undefined : renderAddress(insured?.address)),
    ...claim.otherCoverages.flatMap((other) => box('9', 'Other coverage', renderCoverage(other))),
    ...box('10', 'Because of', renderCauses(claim)),
    ...box('11', 'Group', [insured?.groupNumber, insured?.groupName].filter(Boolean).join(' ')),
    ...box('12', 'Signatures', renderSignatures(claim)),
    ...box('14', 'Dates', claim.dates.map(renderDate).join(', ')),
    ...renderProviders(claim, box, 17),
    ...claim.notes.flatMap((note) => box('19', 'Note', note)),
    ...box('', 'Other numbers', renderReferences(claim)),
    ...box('21', 'Diagnoses', renderDiagnoses(claim)),
    ...box('', 'Other codes', claim.codes.map(renderCode).join(', ')),
    ...box('22', 'Original reference', findReference(claim, 'F8')),
    ...box('23', 'Prior authorization', findReference(claim, 'G1')),
    ...box('25', 'Tax number', claim.billingProvider && renderTaxNumber(claim.billingProvider)),
    ...box('26', "Patient's account", claim.patientControlNumber),
    ...box('27', 'Assignment', labelOf(ASSIGNMENTS, claim.assignmentCode)),
    ...box('28', 'Total charge', claim.chargeAmount === undefined ? '?' : renderDollars(claim.chargeAmount)),
    ...box('29', 'Amounts', claim.amounts.map(renderAmount).join(', ')),
    ...renderProviders(claim, box, 31),
    ...renderProviders(claim, box, 32),
    ...renderProviders(claim, box, 0),
    ...box('33', 'Billing provider', claim.billingProvider && renderProvider(claim.billingProvider)),
    '',
    ...renderSheetLines(claim),
    ...renderBalance(claim),
    ...renderOthers(claim),
  ];
}

/** CLM07. */
const ASSIGNMENTS: Readonly<Record<string, string>> = {
  A: 'accepted',
  B: 'accepted for laboratory services',
  C: 'not accepted',
  P: 'refused by the patient',
};

function renderTitle(claim: ClaimSheet): string[] {
  const { patientControlNumber, frequencyCode, coverage, at } = claim;
  const payer = coverage.payer;
  const to = payer ? ` to ${payer.name} (${payer.payerId})` : '';
  const place = labelOf(RESPONSIBILITIES, coverage.payerResponsibility);
  const kind = labelOf(FREQUENCIES, frequencyCode) ?? 'of no kind';
  const text = `${patientControlNumber || 'without a number'}: ${kind}${to}${place ? ` as ${place}` : ''}`;
  return renderEntry('Claim ', at.line === undefined ? text : `${text}, line ${at.line} of the file`);
}

/** Place, kind of care and frequency as institutions know them: `0111`. */
function typeOfBill({ facilityCode, frequencyCode }: ClaimSheet): string {
  return `0${facilityCode}${frequencyCode}`;
}

function renderCoverage(coverage: SheetCoverage): string {
  const { payer, subscriber, relationshipCode, payerResponsibility, amounts, adjustments } = coverage;
  return [
    payer && `${payer.name} (${payer.payerId})`,
    labelOf(RESPONSIBILITIES, payerResponsibility),
    labelOf(COVERAGE_KINDS, subscriber?.claimFilingCode),
    subscriber && `${renderPersonName(subscriber)} (${subscriber.memberId})`,
    labelOf(RELATIONSHIPS, relationshipCode),
    ...[subscriber?.groupNumber, subscriber?.groupName],
    ...amounts.map(renderAmount),
    ...adjustments.map(
      ({ groupCode, reasonCode, amount }) => `${groupCode}-${reasonCode} ${renderDollars(amount)}`,
    ),
  ]
    .filter(Boolean)
    .join(', ');
}

function renderCauses({ causes, accidentState }: ClaimSheet): string {
  const text = causes.map((cause) => labelOf(CAUSES, cause)).join(', ');
  return accidentState === undefined ? text : `${text} in ${accidentState}`;
}

function renderSignatures({ releaseCode, benefitsAssignmentCode, signatureCode }: ClaimSheet): string {
  const yes = (code: string) => (code === 'Y' ? 'yes' : code === 'N' ? 'no' : code);
  return [
    releaseCode && `release of information ${yes(releaseCode)}`,
    benefitsAssignmentCode && `benefits to the provider ${yes(benefitsAssignmentCode)}`,
    signatureCode && `provider ${yes(signatureCode)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function renderDate({ qualifier, date, endDate, time = '' }: SheetDate): string {
  const period = endDate === undefined || endDate === date ? date : `${date} to ${endDate}`;
  const hour = time.replace(/^(\d\d)(\d\d)$/, '$1:$2');
  return [DATES[qualifier] ?? qualifier, period, hour].filter(Boolean).join(' ');
}

type Box = (number: string, label: string, text: string | undefined) => string[];

/** The box of a provider by NM101; those without one are asked for as 0. */
const PROVIDER_BOXES: Readonly<Record<string, number>> = {
  '77': 32,
  '82': 31,
  DK: 17,
  DN: 17,
  DQ: 17,
  P3: 17,
};

function renderProviders({ providers }: ClaimSheet, box: Box, number: number): string[] {
  return providers
    .filter(({ entityCode }) => (PROVIDER_BOXES[entityCode] ?? 0) === number)
    .flatMap(({ entityCode, provider }) =>
      box(
        number === 0 ? '' : String(number),
        PROVIDER_ROLES[entityCode] ?? `Provider ${entityCode}`,
        renderProvider(provider),
      ),
    );
}

function renderTaxNumber({ taxId, taxIdQualifier }: Provider): string | undefined {
  if (taxId === undefined) return undefined;
  return taxIdQualifier === 'SY' ? `${taxId}, a social security number` : `${taxId}, an employer's number`;
}

function renderDiagnoses({ diagnoses }: ClaimSheet): string {
  return diagnoses.map(({ code }, index) => `${letterOf(String(index + 1))} ${code}`).join('  ');
}

function renderCode({ qualifier, code, date, value }: SheetCode): string {
  return [CODE_KINDS[qualifier] ?? qualifier, code, date, value].filter(Boolean).join(' ');
}

function renderReferences({ references }: ClaimSheet): string {
  return references
    .filter(({ qualifier }) => !BOXED_REFERENCES.has(qualifier))
    .map(({ qualifier, value }) => `${REFERENCES[qualifier] ?? qualifier} ${value}`)
    .join(', ');
}

function findReference({ references }: ClaimSheet, wanted: string): string | undefined {
  return references.find(({ qualifier }) => qualifier === wanted)?.value;
}

function renderAmount({ qualifier, amount }: ClaimSheet['amounts'][number]): string {
  return `${CLAIM_AMOUNTS[qualifier] ?? qualifier} ${renderDollars(amount)}`;
}

function renderBalance({ balance, lines }: ClaimSheet): string[] {
  const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  if (!balance) return renderEntry('✗ ', `The charges of ${count} cannot be summed`, '  ');
  const { stated, computed, difference } = balance;
  const sum = `${count} ${lines.length === 1 ? 'makes' : 'make'} ${renderDollars(computed)}`;
  if (difference === ZERO) return renderEntry('✓ ', `Lines sum to the total charge: ${sum}`, '  ');
  const text = `Lines do not sum to the total charge: ${sum}, the claim says ${renderDollars(stated)}`;
  return renderEntry('✗ ', text, '  ');
}

function renderOthers({ otherSegments }: ClaimSheet): string[] {
  const text = otherSegments.map(({ segment, count }) => (count === 1 ? segment : `${segment} ×${count}`));
  return text.length === 0 ? [] : renderEntry('Also in the claim, not shown here: ', text.join(' '), '  ');
}

/** `DOE, ANN B JR`. */
function renderPersonName({ lastName, firstName, middleName, suffix }: Person): string {
  const given = [firstName, middleName, suffix].filter(Boolean).join(' ');
  return [lastName, given].filter(Boolean).join(', ');
}

function renderProvider(provider: Provider): string {
  const { lastName, firstName, middleName, npi, taxonomyCode, address, contact } = provider;
  return [
    [lastName, [firstName, middleName].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    npi && `NPI ${npi}`,
    taxonomyCode && `taxonomy ${taxonomyCode}`,
    renderAddress(address),
    contact && [contact.name, contact.phone].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
}

function renderAddress(address: Address | undefined): string | undefined {
  if (!address) return undefined;
  const postalCode = address.postalCode?.replace(/^(\d{5})(\d{4})$/, '$1-$2');
  const place = [address.city, address.state, postalCode, address.country].filter(Boolean).join(' ');
  return [address.line1, address.line2, place].filter(Boolean).join(', ');
}

/** `CI commercial insurance`; the code alone when we have no words for it. */
function labelOf(labels: Readonly<Record<string, string>>, code: string | undefined): string | undefined {
  if (!code) return undefined;
  return labels[code] === undefined ? code : `${code} ${labels[code]}`;
}
