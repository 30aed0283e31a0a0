import { Client } from 'fhir-kit-client';
import { issue } from '../../../schemas/issue.js';
import type { Clock } from '../../app/ports.js';
import { type Credentials, openTokenSource, type TokenSource } from './credentials.js';
import { parseServerAddress } from './server-address.js';
import { failureOf, SourceFailure } from './source-failure.js';

export interface FhirServer {
  /** `https://host/fhir/R4`; plain http only on this machine. */
  readonly baseUrl: string;
  readonly credentials?: Credentials;
  /** For one request; 30 s unless told. */
  readonly timeoutMs?: number;
  /** Of each request, the first included, while the server is overloaded or does not answer; 5 unless told. */
  readonly attempts?: number;
}

/** What a connection needs of the world; tests set it. */
export interface ConnectionPorts {
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
}

export const SYSTEM_PORTS: ConnectionPorts = {
  clock: { now: () => new Date() },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** A server that says when to come again is believed up to this. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Requests to one FHIR server: with time limits, repeated within bounds while it is overloaded, never redirected, and
 * failing with the path and the status alone.
 */
export class FhirConnection {
  readonly base: URL;
  private readonly client: Client;
  private readonly tokens: TokenSource;
  private readonly timeoutMs: number;
  private readonly attempts: number;

  constructor(
    server: FhirServer,
    private readonly ports: ConnectionPorts = SYSTEM_PORTS,
  ) {
    this.base = parseServerAddress(server.baseUrl);
    this.timeoutMs = server.timeoutMs ?? 30_000;
    this.attempts = server.attempts ?? 5;
    this.client = new Client({ baseUrl: this.base.href, requestOptions: { redirect: 'manual' } });
    this.tokens = openTokenSource(this.base, server.credentials, ports.clock, this.timeoutMs);
  }

  /** @param address below the base, or a whole address that was found to be on the server */
  async get(address: string): Promise<Record<string, unknown>> {
    return this.request(address, { method: 'GET' });
  }

  /** @param body JSON text, so that its decimals are sent as they were written */
  async post(address: string, body: string): Promise<Record<string, unknown>> {
    return this.request(address, { method: 'POST', body });
  }

  private async request(
    address: string,
    { method, body }: { method: 'GET' | 'POST'; body?: string },
  ): Promise<Record<string, unknown>> {
    const path = this.pathOf(address);
    let isRenewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.tokens.token();
      if (token !== undefined) this.client.bearerToken = token;
      const answer = await this.tryOnce(address, method, body);
      if ('resource' in answer) return answer.resource;
      const { status } = answer;
      if (status === 401 && !isRenewed && this.tokens.renew()) {
        isRenewed = true;
        continue;
      }
      const isPassing = status === undefined || status === 429 || status >= 500;
      if (!isPassing || attempt >= this.attempts) throw this.failure(status, path);
      await this.ports.wait(Math.min(answer.waitMs ?? 500 * 2 ** (attempt - 1), LONGEST_WAIT_MS));
    }
  }

  private failure(status: number | undefined, path: string): SourceFailure {
    const { attempts } = this;
    if (status === undefined) {
      return new SourceFailure('busy', issue('source.unreachable', { path }, { attempts }));
    }
    if (status >= 200 && status < 300) {
      return new SourceFailure('invalid', issue('source.not-fhir', { path }, { wanted: 'resource' }));
    }
    return failureOf(status, path, attempts);
  }

  private async tryOnce(address: string, method: 'GET' | 'POST', body: string | undefined): Promise<Answer> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const headers = body === undefined ? {} : { 'content-type': 'application/fhir+json' };
    try {
      return { resource: await this.client.request(address, { method, body, options: { signal, headers } }) };
    } catch (error) {
      // The client's error holds the answer's body and the query: nothing of it goes further.
      const { response, config } = error as ClientError;
      const waitMs = this.readRetryAfter(config?.headers?.get('retry-after') ?? undefined);
      return { status: response?.status, ...(waitMs !== undefined && { waitMs }) };
    }
  }

  /** Seconds, or a date of HTTP. */
  private readRetryAfter(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
    const until = Date.parse(text);
    return Number.isNaN(until) ? undefined : Math.max(0, until - this.ports.clock.now().getTime());
  }

  /** Without the query: it may hold what tells of patients. */
  private pathOf(address: string): string {
    const base = this.base.href.replace(/\/$/, '');
    return new URL(/^https?:/.test(address) ? address : `${base}/${address}`).pathname;
  }
}

type Answer =
  | { readonly resource: Record<string, unknown> }
  | { readonly status: number | undefined; readonly waitMs?: number };

interface ClientError {
  readonly response?: { readonly status: number };
  readonly config?: { readonly headers?: Headers };
}
