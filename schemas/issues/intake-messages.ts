/** Templates by issue code for files, settings and requests; {name} is filled from the context. */
export const INTAKE_MESSAGES = {
  'intake.unreadable-json': 'The file is not JSON: {reason}',
  'intake.no-trading-partner': 'The practice settings name no trading partner, so nothing can be submitted',
  'intake.no-practice': 'No practice settings are stored yet; import with a practice file first',
  'intake.unsupported-set':
    'Transaction set {set} of version {version} is kept but not applied; 835, 999, 997, 277 of version 005010X214 (277CA) and TA1 are',
  'intake.damaged-set': 'Transaction set {set} is damaged; it is kept but not applied',
  'intake.no-usable-set': 'The file holds no transaction set that can be applied',
  'intake.other-usage': 'The interchange is for {found}, and the practice works in {wanted}',
  'intake.repeated-interchange':
    'The sender has used this interchange control number (ISA13) before, in file {file} with other content',
  'intake.other-recipient':
    '{element} names somebody else than this practice; it is known by the sender and submitter identifiers of its settings, and by ownIds',
  'intake.invalid-setting': '{reason}',
} as const;
