/** Templates by issue code for reading claims, remittances and acknowledgements; {name} is filled from the context. */
export const EDI_MESSAGES = {
  'edi.more-issues': '{count} more issues were found and are not listed',
  'edi.bad-amount': '{element} is not an amount of dollars and cents',
  'edi.bad-quantity': '{element} is not a decimal number',
  'edi.bad-date': '{element} is not a date of the form {form}',
  'edi.bad-code': '{element} is none of {wanted}',
  'edi.amounts-too-large': 'With {element} the amounts of the set are too large to be added up to the cent',
  'edi.second-payment': 'Segment {segment} stands where it cannot tell of the one payment of the set',
  'edi.missing-segment': 'Segment {segment} is wanted and absent',
  'edi.segment-kept': 'Segment {segment} has no known meaning here; it is kept as sent',
  'edi.segment-not-read': '{count} segments {segment} were not read: they have no part in a claim here',
  'edi.retired-group-code':
    'CAS01 is {groupCode}, a group that the 835 of 005010 no longer has; it is kept and judged by its reason codes',
  'edi.amount-without-reason': '{element} is an amount, and {wanted} names no reason for it',
  'edi.payment-date-from-production':
    'BPR16 is not a date of the form CCYYMMDD; the date of DTM*405 stands for it',
  'edi.unsupported-claim-form':
    'A set of {guide} asks what the payer would pay; it is held against its guide and not read as claims',
  'edi.missing-level': 'The HL segment stands under no level {wanted} that it could belong to',
  'edi.missing-hierarchy':
    'CLM stands under no billing provider, subscriber and patient (HL 20, 22 and 23, or SBR02 18) that it could belong to',
} as const;
