import { renderDollars, renderEntry, renderRule } from '../explanation-layout.js';
import type { ClaimSheetBatch, SheetForm, SheetParty } from './claim-sheet.js';
import { renderClaimSheet } from './render-claim-sheet.js';

const FORMS: Readonly<Record<SheetForm, string>> = {
  professional: 'professional claims',
  institutional: 'institutional claims',
  dental: 'dental claims',
  unknown: 'claims of unknown form',
};

const PURPOSES: Readonly<Record<string, string>> = { '00': 'original', '18': 'sent again' };

const TYPES: Readonly<Record<string, string>> = {
  '31': 'subrogation demands',
  CH: 'to be paid',
  RP: 'reported only, not to be paid',
};

/**
 * A set of claims as text that reads like claim forms: who sends it to whom, then claim by claim. At most 100 columns.
 * It names patients: for the screen of somebody who may see them, never for a log.
 */
export function renderClaimSheets(batch: ClaimSheetBatch): string {
  const claims = batch.claims.map((claim) => [renderRule('-'), ...renderClaimSheet(claim)].join('\n'));
  return [renderRule('='), ...renderHead(batch), ...claims].join('\n');
}

function renderHead(batch: ClaimSheetBatch): string[] {
  const { form, reference, date, time, purposeCode, typeCode, claims, chargeTotal } = batch;
  const count = claims.length === 1 ? '1 claim' : `${claims.length} claims`;
  const purpose = [PURPOSES[purposeCode] ?? purposeCode, TYPES[typeCode] ?? typeCode].filter(Boolean);
  const moment = [date, time.replace(/^(\d\d)(\d\d).*$/, '$1:$2')].filter(Boolean).join(' ');
  return [
    ...renderEntry(
      'Claims    ',
      `${count} charged ${renderDollars(chargeTotal)}; ${[FORMS[form], ...purpose].join(', ')}`,
    ),
    ...renderEntry('Batch     ', [reference, moment].filter(Boolean).join(' of ')),
    ...renderEntry('From      ', renderParty(batch.submitter)),
    ...renderEntry('To        ', renderParty(batch.receiver)),
  ];
}

function renderParty({ name, identifier, contact = '' }: SheetParty): string {
  const whole = identifier === '' ? name : `${name} (${identifier})`;
  return [whole.trim(), contact].filter(Boolean).join(', ');
}
