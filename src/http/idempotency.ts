import { createHash } from 'node:crypto';
import type { Request } from '@hapi/hapi';
import { issue } from '../../schemas/issue.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { IdempotencyRecords, StoredAnswer } from '../app/access/access-records.js';
import { ProblemError } from './problem.js';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The key that a request that writes has to carry. */
export function readIdempotencyKey(request: Request): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new ProblemError('bad-request', [issue('request.idempotency-key-wanted')]);
  }
  return key;
}

/** SHA-256 over what is asked: method, path with its parameters, a file's name, and the body's bytes. */
export function hashRequest(request: Request, body: Uint8Array): string {
  const hash = createHash('sha256');
  hash.update(`${request.method} ${request.path}${request.url.search}\n`);
  hash.update(`${request.headers['content-disposition'] ?? ''}\n`);
  return hash.update(body).digest('hex');
}

/**
 * Does the work once for a key. The same request again is given the same answer; another request under the key is
 * refused, and so is the same one while the first is at work. What is refused or fails leaves the key free: nothing
 * stands. The use cases themselves double nothing when work that lost its answer is done again.
 */
export async function answerOnce(
  records: IdempotencyRecords,
  { key, actorId, requestHash }: { key: string; actorId: string; requestHash: string },
  work: () => Promise<Outcome<StoredAnswer>>,
): Promise<Outcome<StoredAnswer>> {
  const standing = await records.take(key, actorId, requestHash);
  if (standing === 'busy') {
    const headers = { 'retry-after': '1' };
    throw new ProblemError('busy', [issue('request.idempotency-key-busy')], headers);
  }
  if (standing !== 'fresh') {
    if (standing.requestHash !== requestHash) {
      throw new ProblemError('key-reused', [issue('request.idempotency-key-reused')]);
    }
    if (standing.answer) {
      const headers = { ...standing.answer.headers, 'idempotency-replayed': 'true' };
      return { done: { ...standing.answer, headers } };
    }
  }
  try {
    const outcome = await work();
    if ('done' in outcome) await records.answer(key, actorId, outcome.done);
    else await records.release(key, actorId);
    return outcome;
  } catch (error) {
    await records.release(key, actorId).catch(() => {});
    throw error;
  }
}
