import type { ProfessionalClaim } from '../../../../schemas/claim.js';
import type { Edit } from './edit.js';
import { findPatient, findPersons, findProviders } from './parties.js';
import { placeOf } from './places.js';

function findPayers({ payer, otherCoverages }: ProfessionalClaim) {
  const own = { role: 'payer', loop: '2010BB', path: 'payer', field: 'name', name: payer.name };
  const others = otherCoverages.map((coverage, index) => ({
    role: 'other payer',
    loop: '2330B',
    path: `otherCoverages[${index}].payer`,
    field: 'name',
    name: coverage.payer.name,
  }));
  return [own, ...others];
}

const lastNames: Edit = {
  id: 'edit.missing-name',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 NM103',
  check: (claim) => {
    const persons = findPersons(claim).map((placed) => ({
      ...placed,
      field: 'lastName',
      name: placed.person.lastName,
    }));
    const providers = findProviders(claim).map((placed) => ({
      ...placed,
      field: 'lastName',
      name: placed.provider.lastName,
    }));
    return [...persons, ...providers, ...findPayers(claim)]
      .filter(({ name }) => name.trim() === '')
      .map(({ role, loop, path, field }) => ({
        at: placeOf(loop, 'NM1', 3, `${path}.${field}`),
        context: { role },
      }));
  },
};

/** There are people with one name only, so a missing first name keeps nothing back. */
const firstName: Edit = {
  id: 'edit.missing-first-name',
  version: 1,
  snipType: 4,
  severity: 'warning',
  citation: '005010X222A1 2010BA NM104, 2010CA NM104',
  check: (claim) => {
    const { role, loop, path, person } = findPatient(claim);
    const at = placeOf(loop, 'NM1', 4, `${path}.firstName`);
    return person.firstName?.trim() ? [] : [{ at, context: { role } }];
  },
};

const birthDate: Edit = {
  id: 'edit.missing-birth-date',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010BA DMG02, 2010CA DMG02',
  check: (claim) => {
    const { loop, path, person } = findPatient(claim);
    return person.birthDate === undefined ? [{ at: placeOf(loop, 'DMG', 2, `${path}.birthDate`) }] : [];
  },
};

const gender: Edit = {
  id: 'edit.missing-gender',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010BA DMG03, 2010CA DMG03',
  check: (claim) => {
    const { loop, path, person } = findPatient(claim);
    return person.genderCode === undefined ? [{ at: placeOf(loop, 'DMG', 3, `${path}.genderCode`) }] : [];
  },
};

/** Names, birth date and gender. */
export const personEdits: readonly Edit[] = [lastNames, firstName, birthDate, gender];
