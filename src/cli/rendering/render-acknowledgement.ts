import type { InterchangeAcknowledgement } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import type {
  AcknowledgedError,
  AcknowledgedSet,
  Acknowledgement999,
} from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { ACKNOWLEDGEMENT_VERDICTS } from '../../../schemas/codes/acknowledgement-verdicts.js';
import { INTERCHANGE_NOTES } from '../../../schemas/codes/interchange-notes.js';
import {
  ELEMENT_ERRORS,
  GROUP_ERRORS,
  SEGMENT_ERRORS,
  SET_ERRORS,
} from '../../../schemas/codes/syntax-errors.js';

type Labels = ReadonlyMap<string, string>;

/** A TA1 in words. `moment` is when the interchange says it was made. */
export function renderInterchangeAcknowledgement(
  { interchangeControlNumber, code, noteCode }: InterchangeAcknowledgement,
  moment: string,
): string {
  const note = noteCode === '' || noteCode === '000' ? '' : `: ${renderCode(INTERCHANGE_NOTES, noteCode)}`;
  return `interchange ${interchangeControlNumber} of ${moment} is ${renderVerdict(code)}${note}`;
}

/** A 997 or 999 in words: what was accepted, what was rejected, and where. The values it quotes are not shown. */
export function renderAcknowledgement(acknowledgement: Acknowledgement999): string {
  const { functionalCode, groupControlNumber, version, code, counts, errorCodes, sets } = acknowledgement;
  const group = [functionalCode, version].filter(Boolean).join(' ');
  const told = [
    counts.included && `${counts.included} sent`,
    counts.received && `${counts.received} received`,
    counts.accepted && `${counts.accepted} accepted`,
  ].filter(Boolean);
  return [
    `Group ${groupControlNumber} (${group}) is ${renderVerdict(code)}${told.length > 0 ? `: sets ${told.join(', ')}` : ''}`,
    ...errorCodes.map((each) => `  ${renderCode(GROUP_ERRORS, each)}`),
    ...sets.flatMap(renderSet),
  ].join('\n');
}

function renderSet({ identifier, controlNumber, code, errorCodes = [], errors }: AcknowledgedSet): string[] {
  return [
    `  Set ${identifier} ${controlNumber} is ${renderVerdict(code)}`,
    ...errorCodes.map((each) => `    ${renderCode(SET_ERRORS, each)}`),
    ...errors.map((error) => `    ${renderError(error)}`),
  ];
}

/** `CLM05-3, segment 22 of the set, loop 2300: not one of the codes (7)`. */
function renderError(error: AcknowledgedError): string {
  const { segment, segmentPosition, loop, element, component, repetition, dataElement, code } = error;
  const position = element === undefined ? '' : element.padStart(2, '0');
  const place = [
    `${segment}${position}${component === undefined ? '' : `-${component}`}`,
    repetition && `repetition ${repetition}`,
    segmentPosition && `segment ${segmentPosition} of the set`,
    loop && `loop ${loop}`,
    dataElement && `data element ${dataElement}`,
  ];
  const labels = element === undefined ? SEGMENT_ERRORS : ELEMENT_ERRORS;
  return `${place.filter(Boolean).join(', ')}: ${renderCode(labels, code)}`;
}

function renderVerdict(code: string): string {
  return code === '' ? 'not judged' : renderCode(ACKNOWLEDGEMENT_VERDICTS, code);
}

/** `accepted (A)`; a code that we have no words for stands alone. */
function renderCode(labels: Labels, code: string): string {
  const label = labels.get(code);
  return label === undefined ? `code ${code}` : `${label} (${code})`;
}
