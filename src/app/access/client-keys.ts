import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { ClientRecord } from './access-records.js';

/** SMART App Launch, Backend Services: the algorithms that a client may sign with. */
export const SIGNING_ALGORITHMS = { RSA: 'RS384', EC: 'ES384' } as const;

/** RFC 7518 6.2.2, 6.3.2, 6.4.1: what only the owner of a key has. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** What is kept; everything else a key may carry (`x5u`, `x5c`, `key_ops`) is left out. */
const KEPT_MEMBERS = ['kty', 'kid', 'n', 'e', 'crv', 'x', 'y'];

const MOST_KEYS = 10;
const FEWEST_BITS = 2048;
/** A larger one would cost much at each request and protect no better. */
const MOST_BITS = 8192;

type Members = Readonly<Record<string, unknown>>;

/** Reads the public keys of a backend client. Where something is wrong, the place is told and never a value. */
export function readKeySet(keySet: unknown): Outcome<ClientRecord['keySet']> {
  const keys: unknown = isMembers(keySet) ? keySet.keys : undefined;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) {
    return refused('invalid', [issue('access.key-set', { path: 'keySet' }, { maximum: MOST_KEYS })]);
  }
  const issues = keys.flatMap((key: unknown, index) => checkKey(key, index, keys));
  if (issues.length > 0) return refused('invalid', issues);
  return done({ keys: (keys as Members[]).map(keptOf) });
}

function checkKey(key: unknown, index: number, keys: readonly unknown[]): Issue[] {
  const path = `keySet.keys[${index}]`;
  if (!isMembers(key)) return [issue('access.key-kind', { path })];
  const issues = PRIVATE_MEMBERS.filter((member) => Object.hasOwn(key, member)).map((member) =>
    issue('access.key-private', { path: `${path}.${member}` }, { part: member }),
  );
  // What holds a private part is not read any further.
  if (issues.length > 0) return issues;
  const isAlone = keys.filter((other) => isMembers(other) && other.kid === key.kid).length === 1;
  if (!isAlone || typeof key.kid !== 'string' || key.kid === '' || key.kid.length > 128) {
    issues.push(issue('access.key-id', { path: `${path}.kid` }));
  }
  return [...issues, ...checkStrength(key, path)];
}

function checkStrength(key: Members, path: string): Issue[] {
  const details = keyOf(key)?.asymmetricKeyDetails;
  const isForSigning = key.use === undefined || key.use === 'sig';
  const bits = key.kty === 'RSA' ? details?.modulusLength : undefined;
  if (!isForSigning || !details || !isOfAlgorithm(key) || (bits === undefined && !isP384(key))) {
    return [issue('access.key-kind', { path })];
  }
  if (bits === undefined || (bits >= FEWEST_BITS && bits <= MOST_BITS)) return [];
  const context = { bits, minimum: FEWEST_BITS, maximum: MOST_BITS };
  return [issue('access.key-size', { path: `${path}.n` }, context)];
}

function isOfAlgorithm({ kty, alg }: Members): boolean {
  const wanted = kty === 'RSA' || kty === 'EC' ? SIGNING_ALGORITHMS[kty] : undefined;
  return wanted !== undefined && (alg === undefined || alg === wanted);
}

function isP384({ kty, crv }: Members): boolean {
  return kty === 'EC' && crv === 'P-384';
}

/** The key as Node reads it, which also finds a point that does not lie on its curve. */
function keyOf(key: Members): KeyObject | undefined {
  try {
    return createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function keptOf(key: Members): Members {
  return Object.fromEntries(Object.entries(key).filter(([member]) => KEPT_MEMBERS.includes(member)));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
