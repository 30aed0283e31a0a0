import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Cursors of lists: the key of the last item, bound to the list with its filter and order. Sealed, so that none can
 * be made or bent from outside, and that nothing of a patient can be read from an address: the key of a list by date
 * of service or by charge holds these.
 */
export class Cursors {
  constructor(private readonly key: KeyObject) {}

  write(list: string, next: readonly string[]): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(digest(list));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(next), 'utf8'), cipher.final()]);
    return `${nonce.toString('base64url')}.${Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')}`;
  }

  /** Undefined when it was not given by this list. */
  read(list: string, cursor: string): readonly string[] | undefined {
    const parts = cursor.split('.').map((part) => Buffer.from(part, 'base64url'));
    const [nonce, sealed] = parts;
    if (!nonce || !sealed || nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return undefined;
    // The last characters can have bits that stand for no byte: only the one spelling of a cursor is taken.
    if (parts.map((part) => part.toString('base64url')).join('.') !== cursor) return undefined;
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv(CIPHER, this.key, nonce, options)
      .setAAD(digest(list))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    const start = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      return JSON.parse(Buffer.concat([start, decipher.final()]).toString()) as string[];
    } catch {
      return undefined;
    }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
