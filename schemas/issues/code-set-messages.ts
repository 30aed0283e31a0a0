/** Templates by issue code for reading official files of codes; {name} is filled from the context. */
export const CODE_SET_MESSAGES = {
  'codes.no-period':
    '{file} is a {layout}, and its name tells no year: of which days it speaks cannot be known',
  'codes.wrong-rows': '{file} begins as a {layout}, and {rejected} of its {lines} lines are no rows of it',
  'codes.unreadable-gz': '{file} is no whole gz file',
  'codes.too-large': '{file} unpacks to more than {limit} bytes',
  'codes.nothing': 'None of the {files} files of the folder is a list of codes whose layout is known',
} as const;
