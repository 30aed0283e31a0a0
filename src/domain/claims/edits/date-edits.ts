import type { Edit } from './edit.js';
import { findPatient } from './parties.js';
import { placeOf, placeOfLine } from './places.js';

const CAUSE_LIMIT = 2;

const serviceInPast: Edit = {
  id: 'edit.future-service-date',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2400 DTP*472',
  check: ({ lines }, { today }) =>
    lines.flatMap(({ serviceDate, serviceEndDate }, index) => {
      if (serviceDate > today) return [{ at: placeOfLine(index, 'DTP', 3, 'serviceDate') }];
      const endsLater = serviceEndDate !== undefined && serviceEndDate > today;
      return endsLater ? [{ at: placeOfLine(index, 'DTP', 3, 'serviceEndDate') }] : [];
    }),
};

const periodRunsForward: Edit = {
  id: 'edit.service-period',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2400 DTP*472 RD8',
  check: ({ lines }) =>
    lines.flatMap(({ serviceDate, serviceEndDate }, index) =>
      serviceEndDate !== undefined && serviceEndDate < serviceDate
        ? [{ at: placeOfLine(index, 'DTP', 3, 'serviceEndDate') }]
        : [],
    ),
};

const bornBeforeService: Edit = {
  id: 'edit.birth-after-service',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2010BA DMG02, 2010CA DMG02, 2400 DTP*472',
  check: (claim) => {
    const { birthDate } = findPatient(claim).person;
    return claim.lines.flatMap(({ serviceDate }, index) =>
      birthDate !== undefined && birthDate > serviceDate
        ? [{ at: placeOfLine(index, 'DTP', 3, 'serviceDate') }]
        : [],
    );
  },
};

const accidentCauses: Edit = {
  id: 'edit.accident-causes',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2300 CLM11-1 and CLM11-2',
  check: ({ accident }) => {
    const causes = accident?.causes ?? [];
    const isRight = causes.length <= CAUSE_LIMIT && new Set(causes).size === causes.length;
    const at = { ...placeOf('2300', 'CLM', 11, 'accident.causes'), component: 1 };
    return isRight ? [] : [{ at, context: { count: causes.length, limit: CAUSE_LIMIT } }];
  },
};

const accidentIsTold: Edit = {
  id: 'edit.accident-facts',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 CLM11, DTP*439: the date for every cause, the state for an auto accident',
  check: ({ accident }) => {
    if (!accident || accident.causes.length === 0) return [];
    const date = { at: placeOf('2300', 'DTP', 3, 'accident.date'), context: { wanted: 'date' } };
    const state = {
      at: { ...placeOf('2300', 'CLM', 11, 'accident.state'), component: 4 },
      context: { wanted: 'state' },
    };
    return [
      ...(accident.date === undefined ? [date] : []),
      ...(accident.causes.includes('AA') && !accident.state ? [state] : []),
    ];
  },
};

const accidentBeforeService: Edit = {
  id: 'edit.accident-after-service',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 DTP*439',
  check: ({ accident, lines }) => {
    const date = accident?.date;
    const isLater = date !== undefined && lines.length > 0 && lines.every((line) => line.serviceDate < date);
    return isLater ? [{ at: placeOf('2300', 'DTP', 3, 'accident.date') }] : [];
  },
};

/** Calendar dates against each other and against today. */
export const dateEdits: readonly Edit[] = [
  serviceInPast,
  periodRunsForward,
  bornBeforeService,
  accidentCauses,
  accidentIsTold,
  accidentBeforeService,
];
