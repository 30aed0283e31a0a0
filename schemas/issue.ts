import { ACCESS_MESSAGES } from './issues/access-messages.js';
import { ACKNOWLEDGEMENT_MESSAGES } from './issues/acknowledgement-messages.js';
import { APPROVAL_MESSAGES } from './issues/approval-messages.js';
import { CODE_SET_MESSAGES } from './issues/code-set-messages.js';
import { DECISION_MESSAGES } from './issues/decision-messages.js';
import { DEPOSIT_MESSAGES } from './issues/deposit-messages.js';
import { DOCUMENT_MESSAGES } from './issues/document-messages.js';
import { EDI_MESSAGES } from './issues/edi-messages.js';
import { EDIT_MESSAGES } from './issues/edit-messages.js';
import { FHIR_MESSAGES } from './issues/fhir-messages.js';
import { GUIDE_MESSAGES } from './issues/guide-messages.js';
import { INTAKE_MESSAGES } from './issues/intake-messages.js';
import { PATIENT_PAYMENT_MESSAGES } from './issues/patient-payment-messages.js';
import { RECOUPMENT_MESSAGES } from './issues/recoupment-messages.js';
import { REMITTANCE_MESSAGES } from './issues/remittance-messages.js';
import { REQUEST_MESSAGES } from './issues/request-messages.js';
import { RULE_MESSAGES } from './issues/rule-messages.js';
import { SOURCE_MESSAGES } from './issues/source-messages.js';
import { X12_MESSAGES } from './issues/x12-messages.js';

/**
 * Something found to be wrong, the same shape for EDI syntax, guide errors, FHIR gaps, edits and request errors.
 * The text is rendered from one table of templates; the context holds what the template needs and never patient
 * data: identifiers, counts, codes and amounts only.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly at: Place;
  readonly context: IssueContext;
  /** The 999 code for it (IK304 for a segment, IK403 for an element, IK502 for a set), where there is one. */
  readonly syntaxErrorCode?: string;
  /** Where the thing stands that demands what is missing here, or excludes what stands here (CTX of a 999). */
  readonly trigger?: Place;
}

export type Severity = 'error' | 'warning' | 'information';

/** Where in a file, resource or claim something stands. All parts are optional; the more, the better. */
export interface Place {
  /** Loop of the implementation guide: `2100`. */
  readonly loop?: string;
  /** Segment identifier: `CLP`. */
  readonly segment?: string;
  /** Position of the segment in its transaction set; ST is 1. */
  readonly segmentPosition?: number;
  /** Element, component and repetition, counted from 1. */
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
  /** Offset in bytes from the start of the file. */
  readonly byteOffset?: number;
  /** Line of the file, counted from 1. */
  readonly line?: number;
  /** FHIRPath, or the path in a request or settings file. */
  readonly path?: string;
}

export type IssueContext = Readonly<Record<string, string | number | boolean>>;

export const ISSUE_MESSAGES = {
  ...X12_MESSAGES,
  ...GUIDE_MESSAGES,
  ...FHIR_MESSAGES,
  ...INTAKE_MESSAGES,
  ...SOURCE_MESSAGES,
  ...EDI_MESSAGES,
  ...EDIT_MESSAGES,
  ...REMITTANCE_MESSAGES,
  ...RECOUPMENT_MESSAGES,
  ...PATIENT_PAYMENT_MESSAGES,
  ...APPROVAL_MESSAGES,
  ...DEPOSIT_MESSAGES,
  ...DECISION_MESSAGES,
  ...REQUEST_MESSAGES,
  ...RULE_MESSAGES,
  ...ACCESS_MESSAGES,
  ...ACKNOWLEDGEMENT_MESSAGES,
  ...DOCUMENT_MESSAGES,
  ...CODE_SET_MESSAGES,
} as const;

export type IssueCode = keyof typeof ISSUE_MESSAGES;

export function issue(
  code: IssueCode,
  at: Place = {},
  context: IssueContext = {},
  severity: Severity = 'error',
): Issue {
  return { code, severity, at, context };
}

/** The sentence for a person: what was found, what was wanted, and where. */
export function renderIssue(found: Issue): string {
  const text = ISSUE_MESSAGES[found.code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(found.context[name] ?? `{${name}}`),
  );
  const place = renderPlace(found.at);
  return place === '' ? text : `${text} (${place})`;
}

/** `2100 CLP04, line 31, byte 1204`, with the parts that are known. */
export function renderPlace(at: Place): string {
  const element = at.element === undefined ? '' : String(at.element).padStart(2, '0');
  const component = at.component === undefined ? '' : `-${at.component}`;
  const segment = at.segment === undefined ? '' : `${at.segment}${element}${component}`;
  const parts = [
    [at.loop, segment].filter(Boolean).join(' '),
    at.repetition === undefined ? '' : `repetition ${at.repetition}`,
    at.path ?? '',
    at.line === undefined ? '' : `line ${at.line}`,
    at.byteOffset === undefined ? '' : `byte ${at.byteOffset}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
