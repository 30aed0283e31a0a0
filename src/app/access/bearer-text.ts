import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../context.js';

/** The texts that are handed out: each names its practice, an id in it, and a secret of 256 random bits. */
export interface BearerText {
  readonly practiceId: string;
  readonly id: string;
  readonly secret: string;
}

const PRACTICE = String.raw`[\w.:@-]{1,64}`;
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const SECRET = String.raw`[\w-]{43}`;

// Neither an id nor a secret has a dot in it, so that a practice may.
const PRACTICE_ID = new RegExp(`^${PRACTICE}$`);
const OPAQUE_ID = new RegExp(`^${ID}$`);
const SESSION = new RegExp(`^(${PRACTICE})\\.(${ID})\\.(${SECRET})$`);
const TOKEN = new RegExp(`^cwt\\.(${PRACTICE})\\.(${ID})\\.(${SECRET})$`);
const CLIENT = new RegExp(`^(${PRACTICE})\\.(${ID})$`);

/** Longer than any text of ours; what is longer is not looked at. */
const LONGEST = 160;

/** Whether a database could hold it; an id of another form belongs to nothing. */
export function isOpaqueId(text: string): boolean {
  return OPAQUE_ID.test(text);
}

export function isPracticeId(text: string): boolean {
  return text.length <= LONGEST && PRACTICE_ID.test(text);
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function writeSessionText({ practiceId, id, secret }: BearerText): string {
  return `${practiceId}.${id}.${secret}`;
}

export function writeTokenText({ practiceId, id, secret }: BearerText): string {
  return `cwt.${practiceId}.${id}.${secret}`;
}

/** A backend client's `client_id`. */
export function writeClientId(practiceId: string, id: string): string {
  return `${practiceId}.${id}`;
}

export function parseSessionText(text: string): BearerText | undefined {
  return bearerOf(text.length <= LONGEST ? SESSION.exec(text) : null);
}

export function parseTokenText(text: string): BearerText | undefined {
  return bearerOf(text.length <= LONGEST ? TOKEN.exec(text) : null);
}

export function parseClientId(text: string): Omit<BearerText, 'secret'> | undefined {
  const [, practiceId, id] = (text.length <= LONGEST && CLIENT.exec(text)) || [];
  return practiceId !== undefined && id !== undefined ? { practiceId, id } : undefined;
}

function bearerOf(match: RegExpExecArray | null): BearerText | undefined {
  const [, practiceId, id, secret] = match ?? [];
  if (practiceId === undefined || id === undefined || secret === undefined) return undefined;
  return { practiceId, id, secret };
}

/**
 * What is kept of a secret. One round is enough: there is nothing to guess in 256 random bits. It goes over the
 * text, not over the bytes that it stands for: the last character could be changed without changing these.
 */
export function hashSecret(secret: string): string {
  return sha256(secret);
}

export function isSecretOf(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const kept = Buffer.from(secretHash, 'hex');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
