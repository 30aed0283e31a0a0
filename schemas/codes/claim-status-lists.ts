import { type DatedCodes, parseDatedCodes } from './dated-codes.js';

/** Every category of claim status (STC01-1, code source 507); the DR series answers encounters that are only reported. */
export const CLAIM_STATUS_CATEGORY_LIST: DatedCodes = parseDatedCodes({
  all: 'A0-8 D0 DR01-08 E0-4 F0-5 F3F F3N P0-5 R0-1 R3-17 RQ X0',
});

/** Every code of claim status (STC01-2, code source 508) up to 771. */
export const CLAIM_STATUS_LIST: DatedCodes = parseDatedCodes({
  all: '0-35 37-42 44-57 59-61 64-73 78 81 83-150 152-771',
});

/** Whom a status may be about (STC01-3): the entities that the guides of 277 and 277CA name. */
export const STATUS_ENTITIES: ReadonlySet<string> = new Set(
  (
    '03 13 17 1E 1G 1H 1I 1O 1P 1Q 1R 1S 1T 1U 1V 1W 1X 1Y 1Z 28 2A 2B 2E 2I 2K 2P 2Q 2S 2Z 30 36 3A 3C 3D 3E 3F ' +
    '3G 3H 3I 3J 3K 3L 3M 3N 3O 3P 3Q 3R 3S 3T 3U 3V 3W 3X 3Y 3Z 40 41 43 44 4A 4B 4C 4D 4E 4F 4G 4H 4I 4J 4L 4M 4N ' +
    '4O 4P 4Q 4R 4S 4U 4V 4W 4X 4Y 4Z 5A 5B 5C 5D 5E 5F 5G 5H 5I 5J 5K 5L 5M 5N 5O 5P 5Q 5R 5S 5T 5U 5V 5W 5X 5Y 5Z ' +
    '61 6A 6B 6C 6D 6E 6F 6G 6H 6I 6J 6K 6L 6M 6N 6O 6P 6Q 6R 6S 6U 6V 6W 6X 6Y 71 72 73 74 77 7C 80 82 84 85 87 95 ' +
    'AY CK CZ D2 DD DJ DK DN DO DQ E1 E2 E7 E9 FA FD FE G0 G3 GB GD GI GJ GK GM GY HF HH HK I3 IJ IL IN LI LR MR MSC ' +
    'OB OD OX P0 P2 P3 P4 P6 P7 PR PRP PT PV PW QA QB QC QD QE QH QK QL QN QO QS QV QY RC RW S4 SEP SJ SU T4 TL TQ ' +
    'TT TTP TU UH X3 X4 X5 ZZ'
  ).split(' '),
);
