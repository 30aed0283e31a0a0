import type { DatedQualifier } from '../../schemas/claim-supplements.js';
import {
  BENEFIT_INFORMATION,
  COVERAGE_LEVELS,
  QUANTITY_KINDS,
  TIME_PERIODS,
} from '../../schemas/codes/benefit-information.js';
import { FOLLOW_UPS, REJECTION_REASONS } from '../../schemas/codes/eligibility-rejections.js';
import { SERVICE_TYPES } from '../../schemas/codes/service-types.js';
import type {
  Benefit,
  BenefitCondition,
  BenefitEntity,
  EligibilityRejection,
  ServiceDelivery,
} from '../../schemas/eligibility.js';
import type { Reference } from '../../schemas/remittance-advice.js';
import { renderColumns, renderDollars, renderEntry } from '../explanation-layout.js';
import {
  renderContact,
  renderDays,
  renderKept,
  renderPartyName,
  renderProcedureCode,
} from '../hierarchy-layout.js';
import { DATE_LABELS, ENTITY_LABELS, REFERENCE_LABELS } from './eligibility-labels.js';

const WIDTHS = [2, 38, 36, 10, 14];
const NETWORK: Readonly<Record<string, string>> = { Y: 'in', N: 'outside', W: 'both' };

export function renderBenefitNames(): string[] {
  return renderColumns(['', 'Benefit', 'For', 'Network', 'Amount'], WIDTHS);
}

/** One EB: what it is, for which services, in which network and how much, with all that follows it below. */
export function renderBenefit(benefit: Benefit): string[] {
  const { informationCode, coverageLevelCode = '', timePeriodCode = '', planDescription = '' } = benefit;
  const label = BENEFIT_INFORMATION.get(informationCode)?.label ?? 'not known here';
  const what = [
    `${informationCode} ${label}`,
    ...[COVERAGE_LEVELS.get(coverageLevelCode) ?? coverageLevelCode, TIME_PERIODS.get(timePeriodCode)],
    ...[planDescription, benefit.insuranceTypeCode && `type ${benefit.insuranceTypeCode}`],
    benefit.authorizationCode === 'Y' ? 'authorization wanted' : '',
  ];
  const cells = [
    ...['', what.filter(Boolean).join(', '), renderServices(benefit)],
    ...[NETWORK[benefit.networkCode ?? ''] ?? '', renderAmount(benefit)],
  ];
  return [
    ...renderColumns(cells, WIDTHS),
    ...benefit.deliveries.flatMap((delivery) => renderEntry('', renderDelivery(delivery), '    ')),
    ...renderEntry('', renderReferences(benefit.references), '    '),
    ...renderEntry('', renderDates(benefit.dates), '    '),
    ...benefit.conditions.flatMap((condition) => renderEntry('', renderCondition(condition), '    ')),
    ...benefit.rejections.flatMap((rejection) => renderEntry('', renderRejection(rejection), '    ')),
    ...benefit.messages.flatMap((text) => renderEntry('says: ', text, '    ')),
    ...benefit.entities.flatMap(renderEntity),
    ...renderKept(benefit.otherSegments, '    '),
  ];
}

/** `not answered: member not found (75), correct and send again`. */
export function renderRejection({ reasonCode, followUpCode }: EligibilityRejection): string {
  const reason = REJECTION_REASONS.get(reasonCode);
  const followUp = FOLLOW_UPS.get(followUpCode) ?? followUpCode;
  return `not answered: ${reason === undefined ? `reason ${reasonCode}` : `${reason} (${reasonCode})`}, ${followUp}`;
}

export function renderServiceTypes(codes: readonly string[]): string {
  return codes.map((code) => SERVICE_TYPES.get(code) ?? `service type ${code}`).join(', ');
}

export function renderReferences(references: readonly Reference[]): string {
  return references
    .map(({ qualifier, value, description }) =>
      [REFERENCE_LABELS[qualifier] ?? qualifier, value, description].filter(Boolean).join(' '),
    )
    .join(', ');
}

export function renderDates(dates: readonly DatedQualifier[]): string {
  return dates
    .map(
      ({ qualifier, date, endDate }) => `${DATE_LABELS[qualifier] ?? qualifier} ${renderDays(date, endDate)}`,
    )
    .join(', ');
}

/** III. */
export function renderCondition({ qualifier, code, category, text }: BenefitCondition): string {
  const kind = qualifier === 'ZZ' ? 'place of service' : (qualifier ?? '');
  return [kind, code, category === '44' ? '' : category, text].filter(Boolean).join(' ');
}

function renderServices({ serviceTypeCodes, procedure, procedureRangeEnd }: Benefit): string {
  const range = procedure && [renderProcedureCode(procedure), procedureRangeEnd].filter(Boolean).join(' to ');
  return [renderServiceTypes(serviceTypeCodes), range].filter(Boolean).join(', ');
}

function renderAmount({ amount, percentage, quantity, quantityQualifier = '' }: Benefit): string {
  return [
    amount === undefined ? '' : renderDollars(amount),
    percentage === undefined ? '' : `${renderPercent(percentage)} %`,
    quantity === undefined ? '' : `${quantity} ${QUANTITY_KINDS.get(quantityQualifier) ?? quantityQualifier}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A share as percent, its point two digits to the right: `.2` is `20`, `.125` is `12.5`. */
function renderPercent(share: string): string {
  const [whole = '', decimals = ''] = share.split('.');
  const digits = `${whole}${decimals.slice(0, 2).padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
  const rest = decimals.slice(2);
  return rest === '' ? digits : `${digits}.${rest}`;
}

function renderDelivery(delivery: ServiceDelivery): string {
  const {
    quantity,
    quantityQualifier = '',
    unitCode,
    sampleModulus,
    timePeriodCode = '',
    periodCount,
  } = delivery;
  const per = sampleModulus === undefined ? '' : `per ${sampleModulus}`;
  return [
    quantity === undefined ? '' : `${quantity} ${QUANTITY_KINDS.get(quantityQualifier) ?? quantityQualifier}`,
    ...[per, unitCode, periodCount, TIME_PERIODS.get(timePeriodCode) ?? timePeriodCode],
    delivery.frequencyCode && `pattern ${delivery.frequencyCode}`,
    delivery.patternTimeCode && `time ${delivery.patternTimeCode}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function renderEntity({ name, contacts, address, provider, otherSegments }: BenefitEntity): string[] {
  const place = [...(address?.lines ?? []), address?.city, address?.state, address?.postalCode];
  const role = provider?.identifier === undefined ? '' : `${provider.code} ${provider.identifier}`;
  const text = [renderPartyName(name), role, place.filter(Boolean).join(' '), ...contacts.map(renderContact)];
  return [
    ...renderEntry(
      `${ENTITY_LABELS[name.entityCode] ?? name.entityCode}: `,
      text.filter(Boolean).join(', '),
      '    ',
    ),
    ...renderKept(otherSegments, '    '),
  ];
}
