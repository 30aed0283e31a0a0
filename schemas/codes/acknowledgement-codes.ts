/** Codes of TA1, 997 and 999 with short labels in our own words. */
type Labels = Readonly<Record<string, string>>;

/** TA104, AK501 and IK501, AK901. */
export const ACKNOWLEDGEMENT_CODES: Labels = {
  A: 'accepted',
  E: 'accepted, with errors noted',
  P: 'partly accepted',
  R: 'rejected',
  M: 'rejected: its authentication failed',
  W: 'rejected: its assurance failed',
  X: 'rejected: it could not be decrypted',
};

/** TA105. */
export const INTERCHANGE_NOTES: Labels = {
  '000': 'no error',
  '001': 'IEA02 is not the control number of the ISA',
  '002': 'the standard of ISA11 is not supported',
  '003': 'the version is not supported',
  '004': 'the segment terminator cannot be used',
  '005': "the qualifier of the sender's number is not valid",
  '006': "the sender's number is not valid",
  '007': "the qualifier of the receiver's number is not valid",
  '008': "the receiver's number is not valid",
  '009': 'the receiver is not known',
  '010': 'the kind of authorization is not valid',
  '011': 'the authorization is not valid',
  '012': 'the kind of security information is not valid',
  '013': 'the security information is not valid',
  '014': 'the date is not valid',
  '015': 'the time is not valid',
  '016': 'ISA11 is not valid',
  '017': 'ISA12, the version, is not valid',
  '018': 'the control number is not valid',
  '019': 'ISA14 is not valid',
  '020': 'ISA15, test or production, is not valid',
  '021': 'IEA01 does not count the groups',
  '022': 'the order of the envelope is broken',
  '023': 'the file ends before its IEA',
  '024': 'something in the interchange is not valid, such as a GS',
  '025': 'the control number was used before',
  '026': 'the element separator cannot be used',
  '027': 'the component separator cannot be used',
  '028': 'the wanted date of delivery is not valid',
  '029': 'the wanted time of delivery is not valid',
  '030': 'the zone of the time of delivery is not valid',
  '031': 'the wanted grade of service is not valid',
};

/** AK905 to AK909. */
export const GROUP_ERRORS: Labels = {
  '1': 'this kind of group is not supported',
  '2': 'the version is not supported',
  '3': 'the GE is missing',
  '4': 'GE02 is not the control number of the GS',
  '5': 'GE01 does not count the sets',
  '6': 'the control number is not valid',
};

/** AK502 and IK502 to IK506. */
export const SET_ERRORS: Labels = {
  '1': 'this kind of set is not supported',
  '2': 'the SE is missing',
  '3': 'SE02 is not the control number of the ST',
  '4': 'SE01 does not count the segments',
  '5': 'segments are in error',
  '6': 'ST01 is missing or not valid',
  '7': 'the control number is missing or not valid',
  '23': 'the control number stands twice in the group',
  I5: 'segments break the implementation guide',
  I6: 'the implementation guide is not supported',
};

/** AK304 and IK304. */
export const SEGMENT_ERRORS: Labels = {
  '1': 'is not known',
  '2': 'was not expected here',
  '3': 'is required and missing',
  '4': 'begins a loop that stands too often',
  '5': 'stands too often',
  '6': 'does not belong to this set',
  '7': 'stands in the wrong order',
  '8': 'has elements in error',
  I4: 'is not used by the guide',
  I6: 'is wanted here by the guide and missing',
  I7: 'begins a loop that stands too seldom',
  I8: 'stands too seldom',
  I9: 'is not used here by the guide',
};

/** AK403 and IK403. */
export const ELEMENT_ERRORS: Labels = {
  '1': 'is required and missing',
  '2': 'is required beside another and missing',
  '3': 'is one element too many',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'holds a character that is not allowed',
  '7': 'is none of the codes that are allowed',
  '8': 'is not a date',
  '9': 'is not a time',
  '10': 'stands beside another that excludes it',
  '12': 'repeats too often',
  '13': 'has too many components',
  I6: 'is a code that the guide does not use',
  I9: 'is wanted here by the guide and missing',
  I10: 'is not used by the guide',
  I11: 'repeats too seldom',
  I12: 'has not the form that the guide wants',
  I13: 'is not used here by the guide',
};
