import { type Issue, renderIssue } from '../schemas/issue.js';

/** FHIR R4 OperationOutcome, as far as issues fill it. */
export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly OperationOutcomeIssue[];
}

export interface OperationOutcomeIssue {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: string;
  readonly details: { readonly coding: readonly { system: string; code: string }[]; readonly text: string };
  readonly expression?: readonly string[];
}

/** Where our issue codes live. */
const SYSTEM = 'urn:claimwright:issue';

/** R4 issue-type by the issue code; what is not listed is a business rule. */
const TYPES: Readonly<Record<string, string>> = {
  'fhir.missing-element': 'required',
  'fhir.not-a-resource': 'structure',
  'fhir.too-deep': 'too-long',
  'fhir.text-too-long': 'too-long',
  'fhir.unresolved-reference': 'not-found',
  'fhir.conflicting-versions': 'conflict',
  'fhir.needs-coding': 'code-invalid',
  'fhir.ambiguous-coding': 'multiple-matches',
  'fhir.invalid-code': 'code-invalid',
  'fhir.no-coding': 'required',
  'fhir.unknown-status': 'code-invalid',
  'fhir.incomplete-date': 'value',
  'fhir.invalid-amount': 'value',
  'fhir.invalid-quantity': 'value',
  'fhir.invalid-npi': 'value',
  'fhir.unrepresentable-text': 'value',
};

/** One OperationOutcome issue per issue, with the FHIRPath of each. An outcome without issues says that all is well. */
export function renderOperationOutcome(issues: readonly Issue[]): OperationOutcome {
  const rendered = issues.map(
    (found): OperationOutcomeIssue => ({
      severity: found.severity,
      code: found.severity === 'information' ? 'informational' : (TYPES[found.code] ?? 'business-rule'),
      details: { coding: [{ system: SYSTEM, code: found.code }], text: renderIssue(found) },
      ...(found.at.path !== undefined && { expression: [found.at.path] }),
    }),
  );
  const details = { coding: [{ system: SYSTEM, code: 'ok' }], text: 'No issues were found' };
  const none: OperationOutcomeIssue = { severity: 'information', code: 'informational', details };
  return { resourceType: 'OperationOutcome', issue: rendered.length > 0 ? rendered : [none] };
}
