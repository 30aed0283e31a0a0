import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor, Role } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import type { Clock } from '../ports.js';
import { ensurePractice } from '../settings/practice-settings.js';
import type { Credentials, TokenRecord } from './access-records.js';
import {
  hashSecret,
  isOpaqueId,
  isSecretOf,
  newSecret,
  parseTokenText,
  writeTokenText,
} from './bearer-text.js';
import { checkMachine } from './machine-role.js';

const DAY = 24 * 60 * 60_000;
const LONGEST_DAYS = 366;

/** A token as those see who look after them. */
export type ListedToken = Omit<TokenRecord, 'secretHash'>;

export interface IssuedToken extends ListedToken {
  /** `cwt.<practiceId>.<tokenId>.<secret>`: told once. */
  readonly text: string;
}

/** A token that stands, and who acts by it. */
export interface ReadToken {
  readonly actor: Actor;
  readonly tokenId: string;
  readonly name: string;
  readonly expiresAt: Date;
}

/** Gives a machine a token that lasts. */
export async function issueToken(
  context: AppContext,
  actor: Actor,
  given: {
    readonly name: string;
    readonly role: Role;
    readonly withheldActions?: readonly Action[];
    readonly expiresAt: Date;
  },
): Promise<Outcome<IssuedToken>> {
  const { name, role, withheldActions = [], expiresAt } = given;
  const [tokenId, secret, issuedAt] = [context.ids.next(), newSecret(), context.clock.now()];
  const act = { action: 'user.manage', objectType: 'token', objectId: tokenId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const wrong = [...checkMachine(given), ...checkExpiry(expiresAt, issuedAt)];
    if (wrong.length > 0) return refused('invalid', wrong);
    const token = { tokenId, name, role, withheldActions, issuedAt, expiresAt };
    await records.tokens.insert({ ...token, secretHash: hashSecret(secret) });
    records.audit.count({ tokens: 1 });
    const { practiceId } = actor;
    return done({ ...token, text: writeTokenText({ practiceId, id: tokenId, secret }) });
  });
}

/**
 * Who asks by this token; undefined when it stands for nobody: malformed, a JWT, foreign, revoked or expired. A
 * client's short tokens act as the client, so that a request which it repeats under the next one is the same
 * actor's.
 */
export async function readToken(
  credentials: Credentials,
  clock: Clock,
  text: string,
): Promise<ReadToken | undefined> {
  const parsed = parseTokenText(text);
  if (!parsed) return undefined;
  const { practiceId, id: tokenId, secret } = parsed;
  const token = await credentials.findToken(practiceId, tokenId);
  if (!token || !isSecretOf(secret, token.secretHash)) return undefined;
  if (token.revokedAt || clock.now() >= token.expiresAt) return undefined;
  const { name, role, withheldActions, expiresAt } = token;
  return {
    actor: { actorId: token.clientId ?? tokenId, role, practiceId, withheldActions },
    ...{ tokenId, name, expiresAt },
  };
}

/** Ends a token; it is refused at the next request. */
export async function revokeToken(
  context: AppContext,
  actor: Actor,
  tokenId: string,
): Promise<Outcome<null>> {
  const isId = isOpaqueId(tokenId);
  const act = { action: 'user.manage', objectType: 'token', ...(isId && { objectId: tokenId }) } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const token = isId ? await records.tokens.findById(tokenId) : undefined;
    if (!token || token.revokedAt) return refused('unknown', [issue('access.unknown-token', { path: 'id' })]);
    await records.tokens.revoke(tokenId, context.clock.now());
    records.audit.count({ tokensRevoked: 1 });
    return done(null);
  });
}

/** The lasting tokens, newest first. */
export async function listTokens(context: AppContext, actor: Actor): Promise<Outcome<ListedToken[]>> {
  return context.unitOfWork.run(actor, { action: 'user.read', objectType: 'token' }, async (records) => {
    const tokens = await records.tokens.list();
    records.audit.count({ tokens: tokens.length });
    return done(tokens.map(({ secretHash: _, ...token }) => token));
  });
}

function checkExpiry(expiresAt: Date, issuedAt: Date): Issue[] {
  const lasts = expiresAt.getTime() - issuedAt.getTime();
  if (lasts > 0 && lasts <= LONGEST_DAYS * DAY) return [];
  return [issue('access.expiry', { path: 'expiresAt' }, { days: LONGEST_DAYS })];
}
