import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** What a guess costs whoever makes it: scrypt's parameters (RFC 7914). */
export interface PasswordCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * OWASP Password Storage Cheat Sheet, scrypt: N=2^15, r=8, p=3 is one of its equals, and needs 32 MiB where
 * N=2^17, p=1 needs 128 MiB, so that several log-ins at once do not take the machine's memory.
 */
const COST: PasswordCost = { log2N: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Longer ones are refused when they are set, so that none is right; they are not worked on. */
export const LONGEST_PASSWORD = 128;

const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

/** `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`: it names its cost, which can be raised while older ones still compare. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return storedText(cost, salt, await hashBytes(password, salt, cost));
}

/** Whether the password is the one; takes as long, at this cost, for a user who does not exist. */
export async function isPasswordOf(
  password: string,
  passwordHash: string | undefined,
  cost = COST,
): Promise<boolean> {
  const stored = passwordHash === undefined ? nobody(cost) : parseStored(passwordHash);
  const isPossible = passwordHash !== undefined && isUsable(password);
  const hash = await hashBytes(isPossible ? password : '', stored.salt, stored.cost);
  return timingSafeEqual(hash, stored.hash) && isPossible;
}

/**
 * Without control characters. They cannot be typed, and NULs at the end would make no difference: the HMAC inside of
 * scrypt fills short keys up with them (RFC 2104).
 */
export function isTypable(password: string): boolean {
  return !/\p{Cc}/u.test(password);
}

function isUsable(password: string): boolean {
  return isTypable(password) && countCharacters(password) <= LONGEST_PASSWORD;
}

/** In characters as people count them, not in UTF-16 units. */
export function countCharacters(password: string): number {
  return [...password.normalize('NFKC')].length;
}

interface Stored {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Compared with where there is no user, so that the answer takes as long. Nothing is known that hashes to zeros. */
function nobody(cost: PasswordCost): Stored {
  return { cost, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) };
}

/** NFKC (NIST SP 800-63B 5.1.1.2): the same characters typed on another keyboard are the same password. */
function hashBytes(password: string, salt: Uint8Array, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** log2N;
  return derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r });
}

function storedText({ log2N, r, p }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Throws for a text that this module has not written. */
function parseStored(text: string): Stored {
  const [, log2N, r, p, salt, hash] = STORED.exec(text) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('A stored password hash cannot be read');
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}
