import type { Claim } from '../../schemas/claim.js';
import { findSubscriber, isSelf } from './build-levels.js';

/** Repeat of loop 2300. */
const CLAIMS_PER_PATIENT = 100;

/** So many groups of one short key are compared one by one; beyond them the whole text of a key decides. */
const CROWDED = 8;

/** How the claims below one level are told apart: by a short key, then by all that the level says. */
interface ClaimLevel {
  keyOf(claim: Claim): string;
  partsOf(claim: Claim): readonly unknown[];
}

const LEVELS = {
  billing: {
    keyOf: ({ billingProvider }) => `${billingProvider.npi} ${billingProvider.lastName}`,
    partsOf: (claim) => [claim.billingProvider, claim.payToAddress, claim.payToPlan, claim.currencyCode],
  },
  coverage: {
    keyOf: ({ subscriber, payer }) => `${subscriber.memberId} ${subscriber.lastName} ${payer.payerId}`,
    partsOf: (claim) => [
      isSelf(claim),
      claim.payerResponsibility,
      claim.insuranceTypeCode,
      claim.isSubscriberDescribed,
      findSubscriber(claim),
      claim.payer,
    ],
  },
  patient: {
    keyOf: ({ patient }) => `${patient.birthDate} ${patient.firstName}`,
    partsOf: (claim) => [claim.relationshipCode, claim.patient],
  },
} satisfies Readonly<Record<string, ClaimLevel>>;

interface Group {
  readonly claims: Claim[];
  /** Of its first claim, once another is compared with it. */
  parts?: readonly unknown[];
}

/**
 * Groups the claims that one level can stand for, first come first. Claims are told apart by a short key, and only
 * those that share it are compared in full.
 */
export function groupClaims(claims: readonly Claim[], level: keyof typeof LEVELS): Claim[][] {
  const { keyOf, partsOf }: ClaimLevel = LEVELS[level];
  const groups: Group[] = [];
  const near = new Map<string, Group[]>();
  const addGroup = (key: string, claim: Claim) => {
    const group = { claims: [claim] };
    groups.push(group);
    const others = near.get(key);
    if (others) others.push(group);
    else near.set(key, [group]);
  };
  for (const claim of claims) {
    const key = keyOf(claim);
    const others = near.get(key);
    if (!others) {
      addGroup(key, claim);
      continue;
    }
    const parts = partsOf(claim);
    const isSame = (group: Group) => {
      group.parts ??= partsOf(group.claims[0]!);
      return isEqual(group.parts, parts);
    };
    const whole = others.length < CROWDED ? key : JSON.stringify(parts);
    const found = others.find(isSame) ?? (whole === key ? undefined : near.get(whole)?.[0]);
    if (found) found.claims.push(claim);
    else addGroup(whole, claim);
  }
  return groups.map((group) => group.claims);
}

/** Parts of no more claims than one patient level may hold. */
export function splitClaims(claims: readonly Claim[]): Claim[][] {
  if (claims.length <= CLAIMS_PER_PATIENT) return [[...claims]];
  const parts = Math.ceil(claims.length / CLAIMS_PER_PATIENT);
  return Array.from({ length: parts }, (_, index) =>
    claims.slice(index * CLAIMS_PER_PATIENT, (index + 1) * CLAIMS_PER_PATIENT),
  );
}

/** Whether two values of plain data say the same; a property that is undefined is as one that is absent. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false;
  const [one, other] = [left as Record<string, unknown>, right as Record<string, unknown>];
  for (const key in one) {
    const value = one[key];
    if (value !== other[key] && !isEqual(value, other[key])) return false;
  }
  for (const key in other) if (one[key] === undefined && other[key] !== undefined) return false;
  return true;
}
