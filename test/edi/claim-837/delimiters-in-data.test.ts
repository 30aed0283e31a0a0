import {
  buildClaimInterchange,
  type ClaimSubmission,
} from '../../../edi/claim-837/build-claim-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { Delimiters } from '../../../edi/x12/segment.js';
import { DEFAULT_DELIMITERS, writeX12 } from '../../../edi/x12/write-x12.js';
import type { Claim } from '../../../schemas/claim.js';
import fc from '../../support/property-testing.js';
import { dentalClaims } from './dental/sample-dental-claims.js';
import { institutionalClaims } from './institutional/sample-institutional-claims.js';
import { BATCH, claims } from './sample-claims.js';

/** Delimiters of five trading partners. */
const PARTNERS: readonly Delimiters[] = [
  DEFAULT_DELIMITERS,
  { element: '*', component: '>', repetition: '^', terminator: '~' },
  { element: '|', component: ':', repetition: '!', terminator: '~' },
  { element: '+', component: '<', repetition: '`', terminator: "'" },
  { element: '*', component: '\\', repetition: '{', terminator: '\n' },
];

type Keys = readonly (string | number)[];

/** Every text below a value, by the keys that lead to it. */
function textsOf(value: unknown, keys: Keys = []): Keys[] {
  if (typeof value === 'string') return [keys];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, [...keys, key]));
}

/** The value with what one text is followed by. */
function withText<T>(value: T, [key, ...rest]: Keys, added: string): T {
  if (key === undefined) return `${value}${added}` as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[key] = withText(copy[key], rest, added);
  return copy as T;
}

function submissionOf(claim: Claim): ClaimSubmission {
  return {
    ...BATCH,
    claims: [claim],
    typeCode: 'RP',
    sender: { qualifier: 'ZZ', id: 'ROSECLINIC' },
    recipient: { qualifier: '30', id: 'PLANONE' },
    interchangeControlNumber: '42',
    groupControlNumber: '7',
    usage: 'T',
  };
}

/** The fields of a form, each with a submission in which it has a text. */
function placesOf(arbitrary: fc.Arbitrary<Claim>): Map<string, [ClaimSubmission, Keys]> {
  const places = new Map<string, [ClaimSubmission, Keys]>();
  for (const claim of fc.sample(arbitrary, { numRuns: 100, seed: 42 })) {
    const submission = submissionOf(claim);
    for (const keys of textsOf(submission)) {
      const name = keys.filter((key) => !/^\d+$/.test(String(key))).join('.');
      if (name !== 'claims.form' && !places.has(name)) places.set(name, [submission, keys]);
    }
  }
  return places;
}

/** Segments that are written; undefined when nothing is. */
function countSegments(submission: ClaimSubmission, delimiters: Delimiters): number | undefined {
  const written = writeX12([buildClaimInterchange(submission)], { delimiters });
  return 'done' in written ? parseX12(written.done).segments.length : undefined;
}

const forms: [string, fc.Arbitrary<Claim>, number][] = [
  ['professional', claims, 230],
  ['institutional', institutionalClaims, 150],
  ['dental', dentalClaims, 100],
];

test.each(forms)(
  'no text of a %s claim adds a segment, whichever delimiter stands in it',
  (_, form, least) => {
    const places = placesOf(form);
    expect(places.size).toBeGreaterThan(least);
    const faults: string[] = [];
    const tries = [...places].flatMap((place) => PARTNERS.map((delimiters) => [place, delimiters] as const));
    for (const [[name, [submission, keys]], delimiters] of tries) {
      for (const [part, delimiter] of Object.entries(delimiters)) {
        const found = countSegments(withText(submission, keys, `${delimiter}NTE`), delimiters);
        // Most are refused, so that there is nothing to count.
        if (found === undefined || found === countSegments(submission, delimiters)) continue;
        faults.push(`${name}, ${part} separator ${delimiter}`);
      }
    }
    expect(faults).toEqual([]);
  },
);
