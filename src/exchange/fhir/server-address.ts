import { issue } from '../../../schemas/issue.js';
import { SourceFailure } from './source-failure.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The base address of a FHIR server. Patient data and tokens travel only over TLS, or to this machine itself; an
 * address with a password in it is refused, since addresses get into logs.
 */
export function parseServerAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const reason = url ? objectionTo(url) : 'it is no URL';
  if (url && reason === undefined) {
    while (url.pathname.endsWith('/') && url.pathname !== '/') url.pathname = url.pathname.slice(0, -1);
    return url;
  }
  const server = url ? `${url.protocol}//${url.host}` : 'The text';
  throw new SourceFailure('invalid', issue('source.invalid-address', {}, { server, reason: reason! }));
}

function objectionTo({ protocol, hostname, username, password, search, hash }: URL): string | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return 'http or https is wanted';
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) return 'https is wanted for another machine';
  if (username + password !== '') return 'it holds a user or a password';
  if (search + hash !== '') return 'it holds a query';
  return undefined;
}

/** Whether an address lies on the server: same scheme, host and port, at or below its base path. */
export function isOnServer(base: URL, address: string): boolean {
  if (!URL.canParse(address, `${base.href}/`)) return false;
  const { origin, pathname, username } = new URL(address, `${base.href}/`);
  const path = base.pathname.replace(/\/$/, '');
  return origin === base.origin && username === '' && (pathname === path || pathname.startsWith(`${path}/`));
}
