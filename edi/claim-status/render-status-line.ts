import type { ClaimStatusCode } from '../../schemas/claim-acknowledgement.js';
import type { InquiredLine, ReportedStatus } from '../../schemas/claim-status.js';
import { findClaimAnswerCategory } from '../../schemas/codes/claim-answer-categories.js';
import { CLAIM_STATUS_LABELS, STATUS_ENTITY_LABELS } from '../../schemas/codes/claim-status-codes.js';
import { renderEntry } from '../explanation-layout.js';
import { renderDays, renderProcedureCode } from '../hierarchy-layout.js';

/** Every status with all its codes, first what the payer calls it. */
export function renderStatuses(statuses: readonly ReportedStatus[], indent: string): string[] {
  return statuses.flatMap(({ codes, date, message }) => [
    ...codes.flatMap((code, index) => {
      const since = index === 0 && date !== undefined ? `, ${date}` : '';
      return renderEntry('', `${renderCode(code)}${since}`, indent);
    }),
    ...(message === undefined ? [] : renderEntry('says: ', message, indent)),
  ]);
}

/** `decided and denied: no cover on the dates of service, patient (F2 88 QC)`. */
function renderCode({ category, status, entity, codeList }: ClaimStatusCode): string {
  const label = findClaimAnswerCategory(category)?.label ?? 'category not known here';
  const subject = codeList === undefined ? CLAIM_STATUS_LABELS.get(status) : undefined;
  const whose = entity === undefined ? undefined : (STATUS_ENTITY_LABELS.get(entity) ?? entity);
  const about = [subject, whose].filter(Boolean).join(', ');
  const codes = [category, status, entity, codeList].filter(Boolean).join(' ');
  return `${label}${about === '' ? '' : `: ${about}`} (${codes})`;
}

/** `0450 99213-25, 2026-01-03, 2 units, number C1002-1`. */
export function renderLineText(line: InquiredLine): string {
  const { procedure, revenueCode, unitCount, lineControlNumber, serviceDate, serviceEndDate } = line;
  const service = [revenueCode, procedure && renderProcedureCode(procedure)].filter(Boolean).join(' ');
  return [
    ...[service, renderDays(serviceDate, serviceEndDate)],
    unitCount === undefined || unitCount === '1' ? '' : `${unitCount} units`,
    lineControlNumber === undefined ? '' : `number ${lineControlNumber}`,
  ]
    .filter(Boolean)
    .join(', ');
}
