import type { Role } from '../actor.js';
import type { Action } from '../permissions.js';

/** A person who logs in. Belongs to one practice. */
export interface UserRecord {
  readonly userId: string;
  /** What is typed at log-in; unique in the practice without regard to case. */
  readonly name: string;
  readonly role: Role;
  readonly withheldActions: readonly Action[];
  readonly state: 'active' | 'disabled';
  /** Salted and slow; written and read by `password.ts`. */
  readonly passwordHash: string;
  /** Failed log-ins since the last good one. */
  readonly failedLogins: number;
  readonly lockedUntil?: Date;
  /** The TOTP secret, sealed under the service's key; absent until the person has confirmed one. */
  readonly secondFactor?: string;
  /** The last TOTP time step that was used: none is taken twice. */
  readonly secondFactorStep?: number;
  /** Grows by one at every change. */
  readonly version: number;
}

export interface UserRecords {
  /** Locked until the transaction ends, so that log-ins of one person are counted one after the other. */
  findByName(name: string): Promise<UserRecord | undefined>;
  /** Locked like `findByName`: whoever changes a person waits for the log-in that is being counted. */
  findById(userId: string): Promise<UserRecord | undefined>;
  insert(user: UserRecord): Promise<void>;
  /** Refuses (throws) when the version is not one above the stored. */
  update(user: UserRecord): Promise<void>;
  /** By name. */
  list(): Promise<UserRecord[]>;
}

/** A person's time at the service, from log-in to log-out. Its secret is kept as a hash alone. */
export interface SessionRecord {
  readonly sessionId: string;
  readonly userId: string;
  readonly secretHash: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly endedAt?: Date;
  /** Whether log-in went by a second factor. */
  readonly hasSecondFactor: boolean;
}

export interface SessionRecords {
  insert(session: SessionRecord): Promise<void>;
  /** One that has ended already keeps its time. */
  end(sessionId: string, endedAt: Date): Promise<void>;
  /** Ends all that stand; gives how many. */
  endOfUser(userId: string, endedAt: Date): Promise<number>;
}

/** A machine's lasting token, or a short one that a backend client was given for an assertion. */
export interface TokenRecord {
  readonly tokenId: string;
  readonly name: string;
  readonly role: Role;
  readonly withheldActions: readonly Action[];
  /** SHA-256 of the secret, which has 256 random bits of its own. */
  readonly secretHash: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt?: Date;
  /** The backend client that it was issued to. */
  readonly clientId?: string;
}

export interface TokenRecords {
  insert(token: TokenRecord): Promise<void>;
  findById(tokenId: string): Promise<TokenRecord | undefined>;
  revoke(tokenId: string, revokedAt: Date): Promise<void>;
  /** Also those of a client that is revoked. */
  revokeOfClient(clientId: string, revokedAt: Date): Promise<number>;
  /** Lasting ones only, newest first. */
  list(): Promise<TokenRecord[]>;
}

/** A backend client of SMART Backend Services: known by its public keys, and given short tokens. */
export interface ClientRecord {
  readonly clientId: string;
  readonly name: string;
  readonly role: Role;
  readonly withheldActions: readonly Action[];
  /** RFC 7517 JSON Web Key Set, public keys only. */
  readonly keySet: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  readonly registeredAt: Date;
  readonly revokedAt?: Date;
}

export interface ClientRecords {
  insert(client: ClientRecord): Promise<void>;
  findById(clientId: string): Promise<ClientRecord | undefined>;
  revoke(clientId: string, revokedAt: Date): Promise<void>;
  /** Newest first. */
  list(): Promise<ClientRecord[]>;
  /**
   * Notes the `jti` of an assertion; false when it was noted before. Forgets those that expired more than an hour
   * before `now`, so that a leeway of some minutes in verifying them opens no second use.
   */
  useAssertion(clientId: string, jti: string, expiresAt: Date, now: Date): Promise<boolean>;
}

/** A POST with an Idempotency-Key: what it asked, and once it is answered, what it was told. */
export interface IdempotencyRecord {
  /** The key as given, within the actor: two actors never share one. */
  readonly key: string;
  readonly actorId: string;
  /** SHA-256 over method, path and body. */
  readonly requestHash: string;
  readonly answer?: StoredAnswer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface IdempotencyRecords {
  /**
   * Takes the key for this request: `fresh` when nobody had it or whoever had it died without an answer (its lease
   * of two minutes, by the database's clock, has run out); `busy` while the same request works under it; else what
   * stands, which for another request under the same key may be without an answer. Commit it before the work, or
   * others wait instead of being told `busy`.
   */
  take(key: string, actorId: string, requestHash: string): Promise<'fresh' | 'busy' | IdempotencyRecord>;
  /**
   * Keeps the answer; the same key gives it again for 30 days. Throws when the key has an answer or was given back:
   * in the transaction of the effect this undoes the effect of whoever outlived the lease.
   */
  answer(key: string, actorId: string, answer: StoredAnswer): Promise<void>;
  /** Gives the key back, unless it has an answer: what was asked came to nothing and may be asked again. */
  release(key: string, actorId: string): Promise<void>;
}

/**
 * What stands behind a session's cookie or a token, read at every request. Not audited by itself: the request that
 * it lets through is. Each gives undefined where there is none.
 */
export interface Credentials {
  findSession(practiceId: string, sessionId: string): Promise<StandingSession | undefined>;
  /**
   * Moves the time of last use forward, at most once a minute; a session that has ended stays as it is. There is no
   * need to call it for one whose `lastUsedAt` is less than a minute ago.
   */
  touchSession(practiceId: string, sessionId: string, usedAt: Date): Promise<void>;
  findToken(practiceId: string, tokenId: string): Promise<TokenRecord | undefined>;
  practiceExists(practiceId: string): Promise<boolean>;
  /** By name without regard to case, unlocked: log-in compares the password before it opens a transaction. */
  findUser(practiceId: string, name: string): Promise<UserRecord | undefined>;
}

export interface StandingSession extends SessionRecord {
  readonly user: Pick<UserRecord, 'userId' | 'name' | 'role' | 'withheldActions' | 'state'> & {
    readonly hasSecondFactor: boolean;
  };
}
