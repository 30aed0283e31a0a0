import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/**
 * Cursors of lists: the key of the last item, bound to the list with its filter and order, and signed, so that none
 * can be made or bent from outside.
 */
export class Cursors {
  constructor(private readonly key: KeyObject) {}

  write(list: string, next: readonly string[]): string {
    const text = Buffer.from(JSON.stringify([digest(list), ...next])).toString('base64url');
    return `${text}.${this.#sign(text)}`;
  }

  /** Undefined when it was not given by this list. */
  read(list: string, cursor: string): readonly string[] | undefined {
    const [text = '', signature = ''] = cursor.split('.');
    const wanted = Buffer.from(this.#sign(text));
    const given = Buffer.from(signature);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    const [of, ...after] = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[];
    return of === digest(list) ? after : undefined;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
