import type { Request, Server } from '@hapi/hapi';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { issue } from '../../schemas/issue.js';
import { ProblemError } from './problem.js';

/** Requests a client may send: by address before anything is looked up, and by account at log-in. */
export interface RateLimits {
  readonly requestsPerSecond: number;
  readonly logInsPerMinuteAndAddress: number;
  readonly logInsPerMinuteAndAccount: number;
}

export const RATE_LIMITS: RateLimits = {
  requestsPerSecond: 2_000,
  logInsPerMinuteAndAddress: 60,
  logInsPerMinuteAndAccount: 10,
};

/** Refuses what comes too fast with 429 and Retry-After; counts are kept in this process's memory. */
export class RateGuard {
  readonly #requests: RateLimiterMemory;
  readonly #logInsByAddress: RateLimiterMemory;
  readonly #logInsByAccount: RateLimiterMemory;

  constructor(limits: RateLimits) {
    this.#requests = new RateLimiterMemory({ points: limits.requestsPerSecond * 5, duration: 5 });
    this.#logInsByAddress = new RateLimiterMemory({ points: limits.logInsPerMinuteAndAddress, duration: 60 });
    this.#logInsByAccount = new RateLimiterMemory({ points: limits.logInsPerMinuteAndAccount, duration: 60 });
  }

  guard(server: Server): void {
    server.ext('onRequest', async (request, h) => {
      await take(this.#requests, request.info.remoteAddress);
      return h.continue;
    });
  }

  /** Before a password is looked at. */
  async countLogIn(request: Request, practiceId: string, name: string): Promise<void> {
    await take(this.#logInsByAddress, request.info.remoteAddress);
    await take(this.#logInsByAccount, `${practiceId}|${name.toLowerCase()}`);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (rejection) {
    const wait = Math.ceil(((rejection as RateLimiterRes).msBeforeNext ?? 1_000) / 1_000);
    throw new ProblemError('too-many-requests', [issue('request.too-many')], {
      'retry-after': String(Math.max(1, wait)),
    });
  }
}
