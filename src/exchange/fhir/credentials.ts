import { createPrivateKey, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';
import { issue } from '../../../schemas/issue.js';
import type { Clock } from '../../app/ports.js';
import { parseServerAddress } from './server-address.js';
import { failureOf, SourceFailure } from './source-failure.js';

export type Credentials = BearerCredentials | SmartCredentials;

/** A token that somebody else has got. */
export interface BearerCredentials {
  readonly kind: 'bearer';
  readonly token: string;
}

/** SMART Backend Services: the client proves itself by a signed assertion and is given tokens of short life. */
export interface SmartCredentials {
  readonly kind: 'smart';
  readonly clientId: string;
  /** A JWK, or the text of a file: a JWK in JSON, or a key in PEM. RSA signs by RS384, the curve P-384 by ES384. */
  readonly privateKey: JWK | string;
  /** Of the key in the JWKS that the server knows; that of the JWK unless told. */
  readonly keyId?: string;
  /** `system/*.rs` unless told. */
  readonly scope?: string;
  /** What `.well-known/smart-configuration` names unless told. */
  readonly tokenEndpoint?: string;
}

/** Gives the token for the next request; none for a server that asks for none. */
export interface TokenSource {
  token(): Promise<string | undefined>;
  /** The server refused the token; false when there is no getting another. */
  renew(): boolean;
}

export function openTokenSource(
  base: URL,
  credentials: Credentials | undefined,
  clock: Clock,
  timeoutMs: number,
): TokenSource {
  if (credentials?.kind === 'smart') return new SmartTokenSource(base, credentials, clock, timeoutMs);
  const token = credentials?.token;
  return { token: async () => token, renew: () => false };
}

/** A token is given up this long before it expires, so that none expires on its way. */
const MARGIN_MS = 30_000;

/** SMART allows five minutes at most; clocks differ. */
const ASSERTION_SECONDS = 240;

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

class SmartTokenSource implements TokenSource {
  private held: { readonly token: string; readonly until: number } | undefined;
  private endpoint: string | undefined;

  constructor(
    private readonly base: URL,
    private readonly credentials: SmartCredentials,
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {
    this.endpoint = credentials.tokenEndpoint;
  }

  async token(): Promise<string> {
    if (!this.held || this.clock.now().getTime() >= this.held.until) this.held = await this.ask();
    return this.held.token;
  }

  renew(): boolean {
    this.held = undefined;
    return true;
  }

  private async ask(): Promise<{ token: string; until: number }> {
    this.endpoint ??= await this.findEndpoint();
    const url = parseServerAddress(this.endpoint);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: this.credentials.scope ?? 'system/*.rs',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await this.sign(this.endpoint),
    });
    const answer = await this.fetchJson(url, { method: 'POST', body });
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || token === '') throw notFhir(url, 'token response');
    // RFC 6749 lets a server leave the lifetime out: then every request asks anew after a minute.
    const lifetimeMs = (typeof seconds === 'number' && seconds > 0 ? seconds : 90) * 1000;
    const margin = Math.min(MARGIN_MS, lifetimeMs / 2);
    return { token, until: this.clock.now().getTime() + lifetimeMs - margin };
  }

  private async findEndpoint(): Promise<string> {
    const url = new URL(`${this.base.href.replace(/\/$/, '')}/.well-known/smart-configuration`);
    const { token_endpoint: endpoint } = await this.fetchJson(url, {});
    if (typeof endpoint === 'string') return endpoint;
    throw new SourceFailure('invalid', issue('source.no-token-endpoint', { path: url.pathname }));
  }

  private async sign(audience: string): Promise<string> {
    const { clientId, privateKey, keyId } = this.credentials;
    const now = Math.trunc(this.clock.now().getTime() / 1000);
    try {
      const { key, algorithm, kid } = readPrivateKey(privateKey);
      const id = keyId ?? kid;
      return await new SignJWT({})
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(id !== undefined && { kid: id }) })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + ASSERTION_SECONDS)
        .sign(key);
    } catch {
      const reason = 'it is no private key of RSA or of the curve P-384';
      throw new SourceFailure('invalid', issue('source.invalid-key', {}, { reason }));
    }
  }

  private async fetchJson(url: URL, init: RequestInit): Promise<Record<string, unknown>> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const headers = { accept: 'application/json' };
    const response = await fetch(url, { ...init, headers, signal, redirect: 'manual' }).catch(
      () => undefined,
    );
    if (!response) {
      throw new SourceFailure('busy', issue('source.unreachable', { path: url.pathname }, { attempts: 1 }));
    }
    // A client that the server does not know is told so by 400 (RFC 6749, 5.2).
    if (response.status === 400) throw failureOf(401, url.pathname, 1);
    if (!response.ok) throw failureOf(response.status, url.pathname, 1);
    const value: unknown = await response.json().catch(() => undefined);
    if (typeof value !== 'object' || value === null) throw notFhir(url, 'token response');
    return value as Record<string, unknown>;
  }
}

/** Throws on whatever is no private key. */
function readPrivateKey(written: JWK | string): { key: KeyObject; algorithm: string; kid?: string } {
  const isJson = typeof written === 'string' && written.trimStart().startsWith('{');
  const parsed = isJson ? (JSON.parse(written) as JWK) : written;
  const key =
    typeof parsed === 'string'
      ? createPrivateKey(parsed)
      : createPrivateKey({ key: parsed as JsonWebKey, format: 'jwk' });
  const algorithm = key.asymmetricKeyType === 'rsa' ? 'RS384' : 'ES384';
  return {
    key,
    algorithm,
    ...(typeof parsed !== 'string' && parsed.kid !== undefined && { kid: parsed.kid }),
  };
}

function notFhir(url: URL, wanted: string): SourceFailure {
  return new SourceFailure('invalid', issue('source.not-fhir', { path: url.pathname }, { wanted }));
}
