import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** A backend client's keys, made anew for each run. */
export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const EC = generateKeyPairSync('ec', { namedCurve: 'P-384' });

export const PUBLIC_KEYS = {
  keys: [
    { ...RSA.publicKey.export({ format: 'jwk' }), kid: 'rsa-1' },
    { ...EC.publicKey.export({ format: 'jwk' }), kid: 'ec-1' },
  ],
};

export interface Signing {
  readonly header?: Record<string, unknown>;
  /** A claim that is undefined is left out. */
  readonly claims?: Record<string, unknown>;
  readonly key?: KeyObject | Uint8Array;
}

/** An assertion that is right in everything but what is given. */
export async function signAssertion(
  clientId: string,
  audience: string,
  now: Date,
  { header = {}, claims = {}, key = RSA.privateKey }: Signing = {},
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const times = { iat: seconds, exp: seconds + 300, jti: randomUUID() };
  const payload = { iss: clientId, sub: clientId, aud: audience, ...times, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS384', kid: 'rsa-1', typ: 'JWT', ...header })
    .sign(key);
}

/** Any header and payload under a signature of one's own. */
export function compact(header: unknown, payload: unknown, signature = ''): string {
  const [head, body] = [header, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${signature}`;
}
