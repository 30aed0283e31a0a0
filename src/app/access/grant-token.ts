import { done } from '../../../schemas/outcome.js';
import type { AppContext } from '../context.js';
import { ACTIONS, type Action, isPermitted } from '../permissions.js';
import type { Records } from '../ports.js';
import type { AccessContext } from './access-context.js';
import type { ClientRecord } from './access-records.js';
import { hashSecret, newSecret, parseClientId, writeTokenText } from './bearer-text.js';
import { checkAssertion, findIssuer } from './client-assertion.js';

const TOKEN_SECONDS = 300;
const GRANT_TYPE = 'client_credentials';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** RFC 6749 5.2. `invalid_grant` is of grants that this endpoint does not take. */
export type OAuthError = 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/** The form fields of a request to the token endpoint; absent ones are undefined. */
export interface GrantRequest {
  readonly grantType: string | undefined;
  readonly clientAssertionType: string | undefined;
  readonly clientAssertion: string | undefined;
  /** Actions by name, with blanks between; without it the token may do what the client may. */
  readonly scope?: string;
  /** The URL of the token endpoint, as the client was told it. */
  readonly audience: string;
  readonly sourceAddress?: string;
  readonly requestId?: string;
}

export type Grant = { readonly granted: GrantedToken } | { readonly error: OAuthError };

export interface GrantedToken {
  readonly accessToken: string;
  readonly tokenType: 'bearer';
  readonly expiresInSeconds: number;
  readonly scope: string;
}

/**
 * Gives a backend client a token of five minutes for an assertion that it has signed (SMART App Launch, Backend
 * Services; RFC 7523). An assertion is good once, whatever comes of it.
 */
export async function grantToken(access: AccessContext, request: GrantRequest): Promise<Grant> {
  if (request.grantType !== GRANT_TYPE) return { error: 'unsupported_grant_type' };
  const { clientAssertion: assertion = '', requestId, sourceAddress } = request;
  const clientId = findIssuer(assertion) ?? '';
  const client = parseClientId(clientId);
  const isPossible = client && request.clientAssertionType === ASSERTION_TYPE;
  if (!isPossible || !(await access.credentials.practiceExists(client.practiceId))) {
    return { error: 'invalid_client' };
  }
  const actor = {
    ...({ actorId: client.id, role: 'edi-integration', practiceId: client.practiceId } as const),
    ...(requestId && { requestId }),
    ...(sourceAddress && { sourceAddress }),
  };
  const act = { action: 'token.issue', objectType: 'client', objectId: client.id } as const;
  const outcome = await access.unitOfWork.run(actor, act, async (records) => {
    const known = await records.clients.findById(client.id);
    const judged = await judge(access, records, known, { ...request, assertion, clientId });
    if ('reason' in judged) {
      records.audit.tellRefused(judged.reason);
      return done<Grant>({ error: judged.error });
    }
    records.audit.count({ tokens: 1 });
    return done<Grant>({ granted: await insertToken(access, records, client.practiceId, judged) });
  });
  return 'done' in outcome ? outcome.done : { error: 'invalid_client' };
}

interface Judged {
  readonly client: ClientRecord;
  readonly scope: readonly Action[];
}

async function judge(
  { clock }: AppContext,
  records: Records,
  client: ClientRecord | undefined,
  request: GrantRequest & { readonly assertion: string; readonly clientId: string },
): Promise<Judged | { readonly error: OAuthError; readonly reason: string }> {
  if (!client || client.revokedAt) return { error: 'invalid_client', reason: 'unknown-client' };
  const { assertion, clientId, audience } = request;
  const now = clock.now();
  const checked = await checkAssertion(assertion, client.keySet, { clientId, audience, now });
  if ('reason' in checked) return { error: 'invalid_client', reason: checked.reason };
  const isFresh = await records.clients.useAssertion(client.clientId, checked.jti, checked.expiresAt, now);
  if (!isFresh) return { error: 'invalid_client', reason: 'assertion-used-before' };
  const scope = readScope(client, request.scope);
  return scope ? { client, scope } : { error: 'invalid_scope', reason: 'wider-scope' };
}

/** The actions that are asked for, or undefined when one of them is not the client's. */
function readScope(client: ClientRecord, scope: string | undefined): readonly Action[] | undefined {
  const allowed = ACTIONS.filter((action) => isPermitted(client, action));
  const asked = (scope ?? '').split(' ').filter((name) => name !== '');
  if (asked.length === 0) return allowed;
  if (!asked.every((name) => allowed.some((action) => action === name))) return undefined;
  return allowed.filter((action) => asked.includes(action));
}

async function insertToken(
  { ids, clock }: AppContext,
  records: Records,
  practiceId: string,
  { client, scope }: Judged,
): Promise<GrantedToken> {
  const { clientId, name, role } = client;
  const [tokenId, secret, issuedAt] = [ids.next(), newSecret(), clock.now()];
  const withheldActions = ACTIONS.filter(
    (action) => isPermitted({ role }, action) && !scope.includes(action),
  );
  const expiresAt = new Date(issuedAt.getTime() + TOKEN_SECONDS * 1000);
  const secretHash = hashSecret(secret);
  await records.tokens.insert({
    ...{ tokenId, name, role, withheldActions, secretHash, issuedAt, expiresAt, clientId },
  });
  const accessToken = writeTokenText({ practiceId, id: tokenId, secret });
  return { accessToken, tokenType: 'bearer', expiresInSeconds: TOKEN_SECONDS, scope: scope.join(' ') };
}
