import type { Guide } from './guide.js';
import { SITUATIONS_835 } from './situational-835.js';
import { SITUATIONS_837 } from './situational-837.js';
import { SITUATIONS_837D } from './situational-837d.js';
import { SITUATIONS_837I } from './situational-837i.js';
import { SITUATIONS_837P } from './situational-837p.js';
import { SITUATIONS_OF_ACCIDENTS } from './situational-accidents.js';
import { SITUATIONS_277CA, SITUATIONS_999 } from './situational-acknowledgements.js';
import { SITUATIONS_276, SITUATIONS_277 } from './situational-claim-status.js';
import { SITUATIONS_270, SITUATIONS_271 } from './situational-eligibility.js';
import type { SituationalRule } from './situational-rule.js';

/** The rules by ST01 and the guide without its addenda. */
export const SITUATIONAL_RULES: Readonly<Record<string, readonly SituationalRule[]>> = {
  '837 005010X222': [...SITUATIONS_837, ...SITUATIONS_OF_ACCIDENTS, ...SITUATIONS_837P],
  '837 005010X223': [...SITUATIONS_837, ...SITUATIONS_837I],
  '837 005010X224': [...SITUATIONS_837, ...SITUATIONS_OF_ACCIDENTS, ...SITUATIONS_837D],
  '835 005010X221': SITUATIONS_835,
  '999 005010X231': SITUATIONS_999,
  '277 005010X214': SITUATIONS_277CA,
  '276 005010X212': SITUATIONS_276,
  '277 005010X212': SITUATIONS_277,
  '270 005010X279': SITUATIONS_270,
  '271 005010X279': SITUATIONS_271,
};

/** What a guide demands of one place because of another, as far as a program can tell. */
export function findSituationalRules({ id, identifier }: Guide): readonly SituationalRule[] {
  return SITUATIONAL_RULES[`${identifier} ${id.slice(0, '005010X222'.length)}`] ?? [];
}
