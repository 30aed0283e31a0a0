/** Templates by issue code for bytes, segments and envelopes; {name} is filled from the context. */
export const X12_MESSAGES = {
  'x12.no-interchange': 'No ISA was found; the file begins with something else',
} as const;
