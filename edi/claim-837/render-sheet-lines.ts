import type { ProcedureCode } from '../../schemas/claim.js';
import { renderColumns, renderDollars, renderEntry } from '../explanation-layout.js';
import type { ClaimSheet, SheetLine, SheetOtherPayment } from './claim-sheet.js';
import { CLAIM_AMOUNTS } from './claim-sheet-labels.js';

/** Columns of box 24 with their widths; together they are as wide as the page. */
const COLUMNS = [
  ['', 2],
  ['No', 4],
  ['From', 12],
  ['To', 12],
  ['Place', 7],
  ['Procedure', 20],
  ['Points', 8],
  ['Units', 9],
  ['Rendering', 12],
  ['Charge', 14],
] as const;

const WIDTHS = COLUMNS.map(([, width]) => width);

/** The service lines as a table, each with what stands beside its columns below it. */
export function renderSheetLines(claim: ClaimSheet): string[] {
  const names = renderColumns(
    COLUMNS.map(([name]) => name),
    WIDTHS,
  );
  return [...names, ...claim.lines.flatMap((line) => renderLine(line, claim))];
}

function renderLine(line: SheetLine, claim: ClaimSheet): string[] {
  const rendering = claim.providers.find(({ entityCode }) => entityCode === '82')?.provider.npi;
  const row = renderColumns(
    [
      '',
      line.lineNumber,
      line.serviceDate ?? '',
      line.serviceEndDate ?? '',
      // Institutional claims have a type of bill there, which says nothing of a line.
      line.facilityCode ?? (claim.form === 'institutional' ? '' : claim.facilityCode),
      [line.revenueCode, line.procedure && renderProcedure(line.procedure)].filter(Boolean).join(' '),
      line.diagnosisPointers.map((pointer) => letterOf(pointer)).join(''),
      [line.unitCount, line.unitCode].filter(Boolean).join(' '),
      line.renderingNpi ?? rendering ?? '',
      line.chargeAmount === undefined ? '?' : renderDollars(line.chargeAmount),
    ],
    WIDTHS,
  );
  return [...row, ...renderNotes(line)];
}

function renderProcedure({ code, modifiers }: ProcedureCode): string {
  return [code, ...modifiers].filter(Boolean).join('-');
}

function renderNotes({ procedure, teeth, drug, amounts, notes, otherPayments }: SheetLine): string[] {
  const texts = [
    procedure?.description,
    teeth.length > 0 && `tooth ${teeth.join(', ')}`,
    drug && `drug ${[drug.ndc, drug.quantity, drug.unitCode].filter(Boolean).join(' ')}`,
    ...amounts.map(
      ({ qualifier, amount }) => `${CLAIM_AMOUNTS[qualifier] ?? qualifier} ${renderDollars(amount)}`,
    ),
    ...notes,
    ...otherPayments.map(renderOtherPayment),
  ];
  return texts.flatMap((text) => (text ? renderEntry('', text, ' '.repeat(6)) : []));
}

function renderOtherPayment({ payerId, paymentAmount, adjustments }: SheetOtherPayment): string {
  const paid = paymentAmount === undefined ? '?' : renderDollars(paymentAmount);
  const reasons = adjustments.map(
    ({ groupCode, reasonCode, amount }) => `${groupCode}-${reasonCode} ${renderDollars(amount)}`,
  );
  return [`payer ${payerId} paid ${paid}`, ...reasons].join(', ');
}

/** The first diagnosis is A; what is no position stays as sent. */
export function letterOf(pointer: string): string {
  const position = /^[1-9]\d?$/.test(pointer) ? Number(pointer) : 0;
  return position >= 1 && position <= 26 ? String.fromCharCode(64 + position) : pointer;
}
