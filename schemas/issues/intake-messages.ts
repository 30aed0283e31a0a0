/** Templates by issue code for files, settings and requests; {name} is filled from the context. */
export const INTAKE_MESSAGES = {
  'intake.unreadable-json': 'The file is not JSON: {reason}',
  'intake.invalid-setting': '{reason}',
} as const;
