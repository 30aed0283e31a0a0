import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** The one secret that the service keeps outside of its database. As a key object it is never printed by accident. */
export type ServiceKey = KeyObject;

export const SERVICE_KEY_BYTES = 32;

/** What a key is for: a key of one purpose tells nothing about that of another. */
export type KeyPurpose = 'sealing' | 'cursor' | 'csrf';

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits, random; safe for some billions of secrets under one key. */
const NONCE_BYTES = 12;
const SEALED = /^v1\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/;

/** Throws for bytes of another length: whoever reads them from a file has checked it. */
export function serviceKeyOf(bytes: Uint8Array): ServiceKey {
  if (bytes.length !== SERVICE_KEY_BYTES) {
    throw new Error(`A service key has ${bytes.length} bytes; ${SERVICE_KEY_BYTES} are wanted`);
  }
  return createSecretKey(bytes);
}

/** A key of 32 bytes by HKDF (RFC 5869). */
export function deriveKey(serviceKey: ServiceKey, purpose: KeyPurpose): KeyObject {
  const bytes = hkdfSync('sha256', serviceKey, '', `claimwright/${purpose}/v1`, 32);
  return createSecretKey(Buffer.from(bytes));
}

/**
 * Seals a text by AES-256-GCM: `v1.<nonce>.<ciphertext>.<tag>`.
 *
 * @param owner whose it is, such as `second-factor:<practice>:<user>`; opened for another owner it does not open, so
 *   that a row copied over another one is of no use
 */
export function sealSecret(serviceKey: ServiceKey, secret: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, deriveKey(serviceKey, 'sealing'), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** The text, or undefined when it was changed, belongs to another owner or was sealed under another key. */
export function openSecret(serviceKey: ServiceKey, sealed: string, owner: string): string | undefined {
  const parts = SEALED.exec(sealed)
    ?.slice(1)
    .map((part) => Buffer.from(part, 'base64url'));
  if (!parts) return undefined;
  const [nonce, content, tag] = parts as [Buffer, Buffer, Buffer];
  const decipher = createDecipheriv(ALGORITHM, deriveKey(serviceKey, 'sealing'), nonce, {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
  } catch {
    // GCM tells only that the tag does not fit.
    return undefined;
  }
}
