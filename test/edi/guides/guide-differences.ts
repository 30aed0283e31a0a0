interface ExplainedDifference {
  readonly reason: string;
  /** As the test of the facts writes them: place, what is known elsewhere, what our table says. */
  readonly places: readonly string[];
}

const VERSIONS = 'Sets of all releases of the guide are read by it, and one without ST03 by its GS08';
const NOTES = 'The notes and elements of a segment are the same wherever it stands';

/** In both 837 tables. */
const LISTED_VALUES: ExplainedDifference = {
  reason:
    'An exception from authorisation has seven reasons, and an adjusted claim of another payer says Y alone',
  places: [
    '2300 REF#1 02: R 127 AN 1/50 -> R 127 AN 1/50 1,2,3,4,5,6,7',
    '2330B REF#4 02: R 127 AN 1/50 -> R 127 AN 1/50 Y',
  ],
};

/** Where our tables say something else than the facts that are known of the guides, and why. */
export const GUIDE_DIFFERENCES: Readonly<Record<string, readonly ExplainedDifference[]>> = {
  '00501': [
    {
      reason: 'The older envelope is taken, so that its sets can be refused by name; its form is the same',
      places: ['ST ISA#1 12: R I11 ID 5/5 00501 -> R I11 ID 5/5 00401,00501'],
    },
    {
      reason: 'Groups of sets that have no guide here are as right as any: GS01 is held against ST01 instead',
      places: ['GS GS#1 01: R 479 ID 2/2 BE,FA,HB,HC,HI,HN,HP,HR,HS,RA -> R 479 ID 2/2'],
    },
    {
      reason: 'Which versions are known is told of each set, not of the group',
      places: [
        'GS GS#1 08: R 480 AN 1/12 005010,005010X214,005010X218,005010X220A1,005010X221A1,005010X222A1,005010X223A2,005010X279 -> R 480 AN 1/12',
      ],
    },
  ],
  '005010X222A1': [
    LISTED_VALUES,
    {
      reason: VERSIONS,
      places: ['ST ST#1 03: S 1705 AN 1/35 -> S 1705 AN 1/35 005010X222,005010X222A1,005010X222A2'],
    },
    {
      reason: 'Claims of subrogation, for which there is 2010AC, say 31',
      places: ['ST BHT#1 06: R 640 ID 2/2 CH,RP -> R 640 ID 2/2 31,CH,RP'],
    },
    {
      reason: NOTES,
      places: [
        '1000A NM1#1: R 1 0200 P0809 C1110 -> R 1 0200 P0809 C1110 C1203',
        '1000B NM1#1: R 1 0200 P0809 C1110 -> R 1 0200 P0809 C1110 C1203',
      ],
    },
  ],
  '005010X223A2': [
    LISTED_VALUES,
    {
      reason: VERSIONS,
      places: [
        'ST ST#1 03: R 1705 AN 1/35 005010X223A2 -> R 1705 AN 1/35 005010X223,005010X223A1,005010X223A2,005010X223A3',
      ],
    },
    {
      reason:
        'The claim stands below the dependent where the patient is one, and then not below the subscriber',
      places: ['2300: R 100 -> S 100'],
    },
    {
      reason: 'All three conditions of an EPSDT referral are of one list',
      places: [
        '2300 CRC#1 04: S 1321 ID 2/3 -> S 1321 ID 2/3 AV,NU,S2,ST',
        '2300 CRC#1 05: S 1321 ID 2/3 -> S 1321 ID 2/3 AV,NU,S2,ST',
      ],
    },
  ],
  '005010X221A1': [
    {
      reason: `${VERSIONS}; nearly everybody sends it, though it was not used before 005010X221A1`,
      places: ['ST ST#1 03: N 1705 AN 1/35 -> S 1705 AN 1/35 005010X221,005010X221A1'],
    },
  ],
  '005010X231A1': [
    {
      reason: VERSIONS,
      places: ['ST ST#1 03: R 1705 AN 1/35 005010X231A1 -> S 1705 AN 1/35 005010X231,005010X231A1'],
    },
  ],
  '005010X212': [
    { reason: VERSIONS, places: ['ST ST#1 03: R 1705 AN 1/35 005010X212 -> S 1705 AN 1/35 005010X212'] },
    {
      reason: 'A provider is named by 85 as well',
      places: ['2200C STC#1 01-3: S 98 ID 2/3 1P -> S 98 ID 2/3 1P,85'],
    },
  ],
  '005010X214': [
    { reason: VERSIONS, places: ['ST ST#1 03: R 1705 AN 1/35 005010X214 -> S 1705 AN 1/35 005010X214'] },
    {
      reason:
        'A receiver or a provider may be rejected with nothing below it, and a provider has a status only then',
      places: [
        '2000C: R >1 -> S >1',
        '2000C HL#1 04: R 736 ID 1/1 1 -> R 736 ID 1/1 0,1',
        '2000D: R >1 -> S >1',
        '2200C: R 1 -> S 1',
        '2200C STC#1: R >1 1000 -> S >1 1000',
      ],
    },
    { reason: 'One level names one provider', places: ['2100C: R >1 -> R 1'] },
    {
      reason:
        'A provider may be known by three more numbers; a segment with a status may stand for each of them',
      places: ['2200C REF#1: S 1 1100 -> S 3 1100 R0203', '2220D STC#1: R 1 1900 -> R >1 1900'],
    },
    {
      reason: NOTES,
      places: [
        '2100C NM1#1: R 1 0500 -> R 1 0500 P0809 C1110 C1203',
        '2100C NM1#1 12: absent -> N 1035 AN 1/60',
        '2100D NM1#1: R 1 0500 -> R 1 0500 P0809 C1110 C1203',
        '2100D NM1#1 12: absent -> N 1035 AN 1/60',
        '2200D REF#1: S 1 1100 -> S 1 1100 R0203',
        '2200D REF#2: S 1 1100 -> S 1 1100 R0203',
        '2200D REF#3: S 1 1100 -> S 1 1100 R0203',
        '2220D REF#1: S 1 2000 -> S 1 2000 R0203',
        '2220D REF#2: S 1 2000 -> S 1 2000 R0203',
        '2200D STC#1 10-4: absent -> N 1270 ID 1/3',
        '2200D STC#1 11-4: absent -> N 1270 ID 1/3',
        '2220D STC#1 01-4: absent -> N 1270 ID 1/3',
        '2220D STC#1 10-4: absent -> N 1270 ID 1/3',
        '2220D STC#1 11-4: absent -> N 1270 ID 1/3',
        '2220D SVC#1 01-8: absent -> N 234 AN 1/48',
      ],
    },
    {
      reason: 'A line may be for a drug; one list names NU twice',
      places: ['2220D SVC#1 01-1: R 235 ID 2/2 AD,ER,HC,HP,IV,NU,WK -> R 235 ID 2/2 AD,ER,HC,HP,IV,N4,NU,WK'],
    },
  ],
};
