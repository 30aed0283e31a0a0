import type { Command } from 'commander';
import type { CommandServices, WrittenBack } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { readServer, type ServerOptions } from './import-input.js';
import { renderIssues } from './rendering/render-results.js';
import { renderCount } from './rendering/table.js';

/** `write-back`: what was sent and adjudicated, to a FHIR server. */
export function addWriteBack(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('write-back')
    .argument('<address>', 'of a FHIR R4 server: https://...; http:// only on this machine')
    .description('write claims, payer answers and remittances to a FHIR server')
    .option('--token-file <file>', 'holds a bearer token')
    .option('--smart-client <id>', 'client id for SMART backend services, with --smart-key')
    .option('--smart-key <file>', 'private key of that client: a JWK, or PKCS #8 in PEM')
    .option('--by-identifier', 'for servers that choose ids themselves: conditional updates by identifier')
    .addHelpText(
      'after',
      `
Writes Claim, ClaimResponse and ExplanationOfBenefit of every claim that was sent, and a
PaymentReconciliation of every posted remittance. Written again, each is there once.

Examples:
  claimwright write-back https://fhir.example.org/r4 --token-file token.txt

Exit codes: 0 the server took all; 1 it refused some, or the whole.`,
    )
    .action((address: string, options: ServerOptions & { byIdentifier?: boolean }) => {
      const target = { server: readServer(address, options), byIdentifier: options.byIdentifier === true };
      return runner.run(
        (progress) => services.writeBack(runner.options, target, progress),
        renderWrittenBack,
        ({ refused }) => refused === 0,
      );
    });
}

function renderWrittenBack({ claims, remittances, resources, refused, issues }: WrittenBack): string {
  const written = `${renderCount(resources, 'resource')} of ${renderCount(claims, 'claim')} and ${renderCount(remittances, 'remittance')} written`;
  const lines = refused === 0 ? [] : [`${renderCount(refused, 'resource')} refused`, renderIssues(issues)];
  return [written, ...lines].join('\n');
}
