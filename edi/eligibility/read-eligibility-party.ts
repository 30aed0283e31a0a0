import type {
  BenefitCondition,
  EligibilityParty,
  EligibilityRejection,
  MailingAddress,
  ProviderRole,
} from '../../schemas/eligibility.js';
import type { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { readElements } from '../remittance-835/read-common.js';
import { findText } from '../segment-reading.js';

/** NM1, REF, N3, N4 and PRV. */
export function readEligibilityParty(level: LevelSegments): EligibilityParty {
  return present({
    name: level.takeName(),
    references: level.takeReferences(),
    address: readAddress(level),
    provider: readProviderRole(level),
  });
}

/** N3 and N4; undefined when neither stands there. */
export function readAddress(level: LevelSegments): MailingAddress | undefined {
  const street = level.take('N3');
  const city = level.take('N4');
  if (!street && !city) return undefined;
  const text = (position: number) => city && findText(city, position);
  return present({
    lines: street ? readElements(street) : [],
    city: text(1),
    state: text(2),
    postalCode: text(3),
    country: text(4),
    locationQualifier: text(5),
    locationCode: text(6),
    countrySubdivision: text(7),
  });
}

/** PRV. */
export function readProviderRole(level: LevelSegments): ProviderRole | undefined {
  const segment = level.take('PRV');
  if (!segment) return undefined;
  const [code, qualifier, identifier] = [segment.element(1), findText(segment, 2), findText(segment, 3)];
  return present({ code, qualifier, identifier });
}

/** III. */
export function readConditions(level: LevelSegments): BenefitCondition[] {
  return level.takeAll('III').map((segment) =>
    present({
      qualifier: findText(segment, 1),
      code: findText(segment, 2),
      category: findText(segment, 3),
      text: findText(segment, 4),
    }),
  );
}

/** AAA. */
export function readRejections(level: LevelSegments): EligibilityRejection[] {
  return level.takeAll('AAA').map((segment) => ({
    loop: level.loop,
    isValidRequest: segment.element(1) === 'Y',
    reasonCode: segment.element(3),
    followUpCode: segment.element(4),
  }));
}
