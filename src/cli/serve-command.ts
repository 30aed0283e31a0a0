import { type Command, InvalidArgumentError } from 'commander';
import { type CommandServices, type ServeSettings, UsageError } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderListening } from './rendering/render-listening.js';

/** `serve`: the service for people and machines, until it is stopped. */
export function addServe(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('serve')
    .description('run the service: API, pages and documentation')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <number>', 'on which port; 0 takes a free one', parsePort, 8835)
    .option('--tls-cert <file>', 'certificate chain in PEM; wanted where other machines can connect')
    .option('--tls-key <file>', 'private key of the certificate, readable by its owner alone')
    .option('--key-file <file>', 'service key (default: service.key in the data folder)')
    .addHelpText(
      'after',
      `
The address is printed once it listens. Ctrl-C stops it: it takes no new requests, and those under
way are answered. 127.0.0.1 is for one machine; on any other address it starts only with TLS, second
factors and a safe database.

Examples:
  claimwright serve
  claimwright serve --host 0.0.0.0 --port 443 --tls-cert chain.pem --tls-key key.pem

Exit codes: 0 it was stopped; 1 it refused to start with these settings.`,
    )
    .action((own: ServeOptions) => {
      const settings = readSettings(own);
      return runner.runUntilStopped(() => services.serve(runner.options, settings), renderListening);
    });
}

interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly keyFile?: string;
}

function readSettings({ host, port, tlsCert, tlsKey, keyFile }: ServeOptions): ServeSettings {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new UsageError('--tls-cert and --tls-key stand together or not at all');
  }
  return {
    ...{ host, port },
    ...(tlsCert !== undefined && tlsKey !== undefined && { tls: { certFile: tlsCert, keyFile: tlsKey } }),
    ...(keyFile !== undefined && { keyFile }),
  };
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new InvalidArgumentError('A port from 0 to 65535 is wanted.');
  return port;
}
