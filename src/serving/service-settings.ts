import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { ListenerTls } from '../http/listener.js';

/** How the service is reached and kept safe; from the command line and the environment. */
export interface ServiceSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tlsCertificateFile?: string;
  readonly tlsKeyFile?: string;
  /** `CLAIMWRIGHT_SECOND_FACTOR`: required or optional; required where it is left out, but on loopback. */
  readonly secondFactor?: string;
  /** How clients reach it, where that is not its own address. */
  readonly publicUrl?: string;
}

/** The service would be reachable from elsewhere without what keeps it safe there. */
export class UnsafeServiceError extends Error {
  override readonly name = 'UnsafeServiceError';

  constructor(reasons: readonly string[]) {
    super(
      ['The service does not start on this address:', ...reasons.map((reason) => `- ${reason}`)].join('\n'),
    );
  }
}

const SECOND_FACTOR: readonly string[] = ['required', 'optional'];

/** Development: nobody but this machine reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Refuses settings that would be unsafe on any address but loopback; all reasons are told at once. What the database
 * has to be is checked where it is opened. (reliability.md R10)
 */
export async function checkServiceSettings(settings: ServiceSettings): Promise<void> {
  const reasons: string[] = [];
  const { host, tlsCertificateFile, tlsKeyFile, secondFactor } = settings;
  if (!isLoopback(host)) {
    if (tlsCertificateFile === undefined || tlsKeyFile === undefined) {
      reasons.push('TLS is wanted: --tls-cert and --tls-key name its certificate and key');
    }
    if (secondFactor === 'optional') {
      reasons.push('a second factor is wanted: CLAIMWRIGHT_SECOND_FACTOR is optional');
    }
  }
  if ((tlsCertificateFile === undefined) !== (tlsKeyFile === undefined)) {
    reasons.push('TLS wants both --tls-cert and --tls-key');
  }
  if (tlsKeyFile !== undefined && (await isOpenToOthers(tlsKeyFile))) {
    reasons.push(`others can read the TLS key ${tlsKeyFile}: mode 0600 is wanted`);
  }
  if (secondFactor !== undefined && !SECOND_FACTOR.includes(secondFactor)) {
    reasons.push(`CLAIMWRIGHT_SECOND_FACTOR is ${secondFactor}; ${SECOND_FACTOR.join(' or ')} is wanted`);
  }
  if (reasons.length > 0) throw new UnsafeServiceError(reasons);
}

async function isOpenToOthers(file: string): Promise<boolean> {
  const entry = await stat(file).catch(() => undefined);
  return entry !== undefined && process.platform !== 'win32' && (entry.mode & 0o077) !== 0;
}

export async function readTls(settings: ServiceSettings): Promise<ListenerTls | undefined> {
  const { tlsCertificateFile, tlsKeyFile } = settings;
  if (tlsCertificateFile === undefined || tlsKeyFile === undefined) return undefined;
  const [certificate, privateKey] = await Promise.all([
    readNamed(tlsCertificateFile, 'certificate'),
    readNamed(tlsKeyFile, 'key'),
  ]);
  return { certificate, privateKey };
}

async function readNamed(file: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UnsafeServiceError([`the TLS ${what} ${file} cannot be read`]);
  }
}
