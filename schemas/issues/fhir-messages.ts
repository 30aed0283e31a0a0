/** Templates by issue code for gaps in FHIR input; {name} is filled from the context. */
export const FHIR_MESSAGES = {
  'fhir.needs-coding': 'The concept map has no {wanted} code for {system} {code}',
} as const;
