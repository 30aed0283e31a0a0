import type { Issue } from '../../schemas/issue.js';
import type { Contact, OtherSegment, Reference, RemittanceParty } from '../../schemas/remittance-advice.js';
import type { Segment } from '../x12/segment.js';
import { optional } from './element-reader.js';
import { readContact, readOther, readReference } from './read-details.js';

/** What stands before the first LX or CLP, sorted by what it belongs to. */
export interface HeaderParts {
  readonly bpr?: Segment;
  readonly trn?: Segment;
  readonly cur?: Segment;
  readonly productionDate?: Segment;
  readonly references: readonly Reference[];
  readonly payer: RemittanceParty;
  readonly payee: RemittanceParty;
  readonly otherSegments: readonly OtherSegment[];
}

const SINGLE: Readonly<Record<string, string>> = { BPR: 'bpr', TRN: 'trn', CUR: 'cur' };

export function readHeader(segments: readonly Segment[], issues: Issue[]): HeaderParts {
  const single: Record<string, Segment> = {};
  const references: Reference[] = [];
  const otherSegments: OtherSegment[] = [];
  const starts = segments.findIndex((segment) => segment.id === 'N1');
  const own = starts < 0 ? segments : segments.slice(0, starts);
  for (const segment of own) {
    const name = SINGLE[segment.id];
    if (name && !single[name]) single[name] = segment;
    else if (segment.id === 'DTM' && segment.element(1) === '405') single['productionDate'] = segment;
    else if (segment.id === 'REF') references.push(readReference(segment));
    else otherSegments.push(readOther(segment, issues));
  }
  const parties = splitParties(starts < 0 ? [] : segments.slice(starts));
  const partyOf = (code: string) => {
    const found = parties.find((party) => party[0]!.element(1) === code);
    return found ? readParty(found, otherSegments, issues) : { name: '', references: [], contacts: [] };
  };
  const payer = partyOf('PR');
  const payee = partyOf('PE');
  const strangers = parties.filter((party) => !['PR', 'PE'].includes(party[0]!.element(1)));
  for (const segment of strangers.flat()) otherSegments.push(readOther(segment, issues));
  return { ...single, references, payer, payee, otherSegments };
}

function splitParties(segments: readonly Segment[]): Segment[][] {
  const parties: Segment[][] = [];
  for (const segment of segments) {
    if (segment.id === 'N1') parties.push([segment]);
    else parties[parties.length - 1]!.push(segment);
  }
  return parties;
}

/** Loops 1000A and 1000B. */
function readParty(
  segments: readonly Segment[],
  otherSegments: OtherSegment[],
  issues: Issue[],
): RemittanceParty {
  const n1 = segments[0]!;
  const references: Reference[] = [];
  const contacts: Contact[] = [];
  for (const segment of segments.slice(1)) {
    if (segment.id === 'REF') references.push(readReference(segment));
    else if (segment.id === 'PER') contacts.push(readContact(segment));
    else if (segment.id !== 'N3' && segment.id !== 'N4') otherSegments.push(readOther(segment, issues));
  }
  return {
    name: n1.element(2),
    ...optional('identifierQualifier', n1.element(3)),
    ...optional('identifier', n1.element(4)),
    ...optional('address', readAddress(segments)),
    references,
    contacts,
  };
}

function readAddress(segments: readonly Segment[]): RemittanceParty['address'] {
  const n3 = segments.find((segment) => segment.id === 'N3');
  const n4 = segments.find((segment) => segment.id === 'N4');
  if (!n3 && !n4) return undefined;
  return {
    lines: [1, 2].map((element) => n3?.element(element) ?? '').filter((line) => line !== ''),
    ...optional('city', n4?.element(1)),
    ...optional('state', n4?.element(2)),
    ...optional('postalCode', n4?.element(3)),
  };
}
