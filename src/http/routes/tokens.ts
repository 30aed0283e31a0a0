import { done } from '../../../schemas/outcome.js';
import { tokenRequest } from '../../../schemas/requests/sessions.js';
import { smartConfiguration, token, tokenProblem } from '../../../schemas/responses/sessions.js';
import { SIGNING_ALGORITHMS } from '../../app/access/client-keys.js';
import { grantToken, type OAuthError } from '../../app/access/grant-token.js';
import { ACTIONS } from '../../app/permissions.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';
import { TokenError } from '../problem.js';

const TOKEN_PATH = '/oauth/token';

/** RFC 6749 5.2. */
const STATUS: Readonly<Record<OAuthError, 400 | 401>> = {
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
};

export function tokenRoutes(services: HttpContext): ApiRoute[] {
  const tag = 'Log-in';
  return [
    {
      method: 'POST',
      path: TOKEN_PATH,
      operationId: 'grantToken',
      tag,
      summary: 'A token of five minutes for a backend client',
      description:
        'SMART Backend Services: grant client_credentials with an assertion that the client signs by RS384 or ES384 ' +
        'with a key it has registered. An assertion is good once and for five minutes at most. Errors have the form ' +
        'of RFC 6749.',
      access: { open: true },
      body: {
        contentTypes: ['application/x-www-form-urlencoded'],
        schema: tokenRequest,
        maxBytes: 16_384,
        description: 'The grant',
      },
      success: { status: 200, description: 'The token', schema: token },
      ownErrors: { statuses: [400, 401], schema: tokenProblem },
      handle: (call) => grant(services, call),
    },
    {
      method: 'GET',
      path: '/.well-known/smart-configuration',
      operationId: 'getSmartConfiguration',
      tag,
      summary: 'Where backend clients find the token endpoint, and what it takes',
      access: { open: true },
      success: { status: 200, description: 'SMART configuration', schema: smartConfiguration },
      handle: async () =>
        done({
          body: {
            token_endpoint: services.publicUrl() + TOKEN_PATH,
            token_endpoint_auth_methods_supported: ['private_key_jwt'],
            token_endpoint_auth_signing_alg_values_supported: Object.values(SIGNING_ALGORITHMS),
            grant_types_supported: ['client_credentials'],
            scopes_supported: ACTIONS,
            capabilities: ['client-confidential-asymmetric'],
          },
        }),
    },
  ];
}

async function grant(services: HttpContext, { body, request }: ApiCall) {
  const answer = await grantToken(services, {
    grantType: body.grant_type,
    clientAssertionType: body.client_assertion_type,
    clientAssertion: body.client_assertion,
    ...(body.scope !== undefined && { scope: body.scope }),
    audience: services.publicUrl() + TOKEN_PATH,
    requestId: request.app.requestId ?? '',
    sourceAddress: request.info.remoteAddress,
  });
  if ('error' in answer) throw new TokenError(answer.error, STATUS[answer.error]);
  const { accessToken, tokenType, expiresInSeconds, scope } = answer.granted;
  return done({
    body: { access_token: accessToken, token_type: tokenType, expires_in: expiresInSeconds, scope },
  });
}
