import { createHash } from 'node:crypto';

/** The entity tag of a body as it is sent: the same content has the same tag, on every machine. */
export function etagOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 32);
}
