import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { ClientRecord } from './access-records.js';
import { SIGNING_ALGORITHMS } from './client-keys.js';

/** SMART App Launch, Backend Services: an assertion lasts no longer than five minutes. */
const LONGEST_SECONDS = 300;
const LONGEST_TEXT = 8192;
/** What a client may name an assertion by. */
const JTI = /^[\x21-\x7e]{1,256}$/;

/** An assertion that is what it has to be, though it may have been used before. */
export interface CheckedAssertion {
  readonly jti: string;
  readonly expiresAt: Date;
}

export interface Expected {
  /** `iss` and `sub`. */
  readonly clientId: string;
  /** `aud`: the URL of the token endpoint. */
  readonly audience: string;
  readonly now: Date;
}

/** Who the assertion says it is from. Nothing has been checked yet. */
export function findIssuer(assertion: string): string | undefined {
  if (assertion.length > LONGEST_TEXT) return undefined;
  try {
    const { iss }: { readonly iss?: unknown } = decodeJwt(assertion);
    return typeof iss === 'string' ? iss : undefined;
  } catch {
    // It is no JWT: there is nothing in it to tell apart.
    return undefined;
  }
}

/**
 * Checks a JWT of RFC 7523 against the client's keys. A key is found by comparing its `kid` as a value; where a
 * header says that keys are (`jku`, `x5u`) and what it brings along (`jwk`, `x5c`) is never looked at.
 *
 * @returns the assertion, or the code of what is wrong for the audit
 */
export async function checkAssertion(
  assertion: string,
  keySet: ClientRecord['keySet'],
  expected: Expected,
): Promise<CheckedAssertion | { readonly reason: string }> {
  const { clientId, audience, now } = expected;
  const key = findKey(assertion, keySet);
  if (!key) return { reason: 'unknown-key' };
  try {
    const { payload } = await jwtVerify(assertion, createPublicKey({ key: key.jwk, format: 'jwk' }), {
      algorithms: [key.algorithm],
      issuer: clientId,
      subject: clientId,
      audience,
      currentDate: now,
      clockTolerance: 0,
      requiredClaims: ['exp', 'jti'],
    });
    return checkTimes(payload, now);
  } catch (error) {
    if (error instanceof errors.JOSEError) return { reason: error.code };
    throw error;
  }
}

function findKey(assertion: string, keySet: ClientRecord['keySet']) {
  const { kid, alg } = readHeader(assertion);
  const jwk = keySet.keys.find((key) => key.kid === kid);
  const algorithm = jwk?.kty === 'RSA' || jwk?.kty === 'EC' ? SIGNING_ALGORITHMS[jwk.kty] : undefined;
  return jwk && algorithm === alg && algorithm ? { jwk: jwk as JsonWebKey, algorithm } : undefined;
}

function readHeader(assertion: string): { readonly kid?: unknown; readonly alg?: unknown } {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    return {};
  }
}

/** What jose leaves to the caller: how far ahead the end may lie, and that nothing was issued in the future. */
function checkTimes(
  { exp, iat, jti }: JWTPayload,
  now: Date,
): CheckedAssertion | { readonly reason: string } {
  const seconds = now.getTime() / 1000;
  if (exp === undefined || exp - seconds > LONGEST_SECONDS) return { reason: 'expires-too-late' };
  if (iat !== undefined && iat > seconds) return { reason: 'issued-in-the-future' };
  if (typeof jti !== 'string' || !JTI.test(jti)) return { reason: 'unusable-jti' };
  return { jti, expiresAt: new Date(exp * 1000) };
}
