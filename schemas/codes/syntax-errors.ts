/** IK304: what is wrong with a segment, in our own words. */
export const SEGMENT_ERRORS: ReadonlyMap<string, string> = new Map([
  ['1', 'the segment is not known'],
  ['2', 'the segment has no place here'],
  ['3', 'a required segment is missing'],
  ['4', 'the loop stands too often'],
  ['5', 'the segment stands too often'],
  ['6', 'the set has no such segment'],
  ['7', 'the segment is out of order'],
  ['8', 'elements of the segment are wrong'],
  ['I4', 'the guide does not use the segment'],
  ['I6', 'a segment that this case needs is missing'],
  ['I7', 'the loop stands too seldom'],
  ['I8', 'the segment stands too seldom'],
  ['I9', 'this case does not have the segment'],
]);

/** IK403: what is wrong with an element, in our own words. */
export const ELEMENT_ERRORS: ReadonlyMap<string, string> = new Map([
  ['1', 'a required element is missing'],
  ['2', 'an element that another one needs is missing'],
  ['3', 'too many elements'],
  ['4', 'too short'],
  ['5', 'too long'],
  ['6', 'a character that may not stand here'],
  ['7', 'not one of the codes'],
  ['8', 'not a date'],
  ['9', 'not a time'],
  ['10', 'elements that exclude each other'],
  ['12', 'too many repetitions'],
  ['13', 'too many components'],
  ['I6', 'the guide does not have the code'],
  ['I9', 'an element that this case needs is missing'],
  ['I10', 'the guide does not use the element'],
  ['I11', 'too few repetitions'],
  ['I12', 'not of the wanted form'],
  ['I13', 'this case does not have the element'],
]);

/** IK502 to IK506: what is wrong with a set, in our own words. */
export const SET_ERRORS: ReadonlyMap<string, string> = new Map([
  ['1', 'the set is not taken'],
  ['2', 'its trailer is missing'],
  ['3', 'ST02 and SE02 differ'],
  ['4', 'SE01 is not the number of segments'],
  ['5', 'segments are in error'],
  ['6', 'its identifier is missing or wrong'],
  ['7', 'its control number is missing or wrong'],
  ['23', 'its control number came before'],
  ['I5', 'segments are not as the guide wants them'],
  ['I6', 'the guide is not taken'],
]);

/** AK905 to AK909: what is wrong with a group, in our own words. */
export const GROUP_ERRORS: ReadonlyMap<string, string> = new Map([
  ['1', 'the group is not taken'],
  ['2', 'its version is not taken'],
  ['3', 'its trailer is missing'],
  ['4', 'GS06 and GE02 differ'],
  ['5', 'GE01 is not the number of sets'],
  ['6', 'its control number is wrong'],
  ['19', 'its control number came before'],
]);
