/**
 * The forms of codes whose sets are not here: a code of another form is wrong in every release of its set, a code of this form may
 * be right or not. Diagnoses and procedures stand without the point that people write.
 */
export const CODE_FORMS: Readonly<Record<string, RegExp>> = {
  icd_10_cm: /^[A-Z]\d[0-9A-Z]{1,5}$/,
  // The letters I and O are left out, lest they be read as digits.
  icd_10_pcs: /^[0-9A-HJ-NP-Z]{7}$/,
  icd_9_cm: /^(?:\d{3,5}|V\d{2,4}|E\d{3,4})$/,
  icd_9_pcs: /^\d{3,4}$/,
  hcpcs: /^(?:[A-Z]\d{4}|\d{4}[0-9A-Z])$/,
  cdt: /^D\d{4}$/,
  // Five, four and two digits without hyphens.
  ndc: /^\d{11}$/,
  hipps: /^[0-9A-Z]{5}$/,
  drg: /^\d{3}$/,
  // Codes of today end with X, those of the first lists with N or Y.
  taxonomy: /^\d{2}[0-9A-Z]{7}[NXY]$/,
  currency: /^[A-Z]{3}$/,
  occurrence: /^[0-9A-Z]{2}$/,
  occurrence_span: /^[0-9A-Z]{2}$/,
  value: /^[0-9A-Z]{2}$/,
  condition: /^[0-9A-Z]{2}$/,
};
