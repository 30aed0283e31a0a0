import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import type { Random } from '../create-random.js';
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES, STATE, STREETS, TOWNS } from './names.js';

/** Somebody who lives in the region, before FHIR has a form for him. */
export interface SimulatedPerson {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: CalendarDate;
  readonly address: {
    readonly line: readonly string[];
    readonly city: string;
    readonly state: string;
    readonly postalCode: string;
  };
  readonly phone: string;
}

/** @param age in whole years on the date */
export function buildPerson(random: Random, age: number, date: CalendarDate): SimulatedPerson {
  const gender = random.pick(['female', 'male'] as const);
  const names = gender === 'female' ? FEMALE_NAMES : MALE_NAMES;
  const middleName = random.chance(35) ? random.pick(names) : undefined;
  const town = random.pick(TOWNS);
  const line = [`${random.between(1, 999)} ${random.pick(STREETS)}`];
  return {
    firstName: random.pick(names),
    ...(middleName && { middleName }),
    lastName: random.pick(LAST_NAMES),
    gender,
    birthDate: birthDateOf(random, age, date),
    address: {
      line: random.chance(15) ? [...line, `Apt ${random.between(1, 40)}`] : line,
      city: town.city,
      state: STATE,
      postalCode: random.chance(50) ? `${town.postalCode}-${random.digits(4)}` : town.postalCode,
    },
    phone: `614-555-01${random.digits(2)}`,
  };
}

/** A relative of the same household: spouse or parent, of whatever gender. */
export function buildRelative(
  random: Random,
  patient: SimulatedPerson,
  age: number,
  date: CalendarDate,
): SimulatedPerson {
  const { lastName, address, phone } = patient;
  return { ...buildPerson(random, age, date), lastName, address, phone };
}

function birthDateOf(random: Random, age: number, date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4)) - age - 1;
  return addDays(`${year}${date.slice(4).replace('02-29', '02-28')}` as CalendarDate, random.between(1, 364));
}

/** Age in whole years on a day. */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** Name, gender, birth date, address and telephone as Patient and RelatedPerson hold them. */
export function renderPerson(person: SimulatedPerson) {
  const { firstName, middleName, lastName, gender, birthDate, address, phone } = person;
  return {
    name: [{ use: 'official', family: lastName, given: [firstName, ...(middleName ? [middleName] : [])] }],
    telecom: [{ system: 'phone', value: phone, use: 'home' }],
    gender,
    birthDate,
    address: [{ use: 'home', ...address, country: 'US' }],
  };
}
