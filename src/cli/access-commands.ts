import type { Command } from 'commander';
import type { Role } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import { givenRole, parseActions } from './access-options.js';
import type { AccessCommands } from './access-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseCount, parseName, parseRole } from './option-values.js';
import { renderClient, renderClients, renderToken, renderTokens } from './rendering/render-access.js';
import { addUsers } from './user-commands.js';

const EXIT_CODES = 'Exit codes: 0 done; 1 refused, and nothing is changed.';
const MACHINE_ROLE: Role = 'edi-integration';
const WITHHOLD = 'actions that the role may take and it may not';
const ROLE = `the role that it acts in (default: ${MACHINE_ROLE})`;

/** `users`, `tokens` and `clients`: who may come in. */
export function addAccess(program: Command, access: AccessCommands, runner: CommandRunner): void {
  addUsers(program, access, runner);
  addTokens(program, access, runner);
  addClients(program, access, runner);
}

function addTokens(program: Command, access: AccessCommands, runner: CommandRunner): void {
  const tokens = program
    .command('tokens')
    .description('tokens that machines show: issue, list, revoke')
    .addHelpText(
      'after',
      `
Examples:
  claimwright tokens issue clearinghouse --role edi-integration --days 90
  claimwright tokens list
  claimwright tokens revoke 019c1234-5678-7abc-8def-0123456789ab

${EXIT_CODES}`,
    );
  addIssue(program, tokens, access, runner);
  tokens
    .command('list')
    .description('all tokens, newest first; not those of clients, which last five minutes')
    .addHelpText('after', `\nExamples:\n  claimwright tokens list --json\n\n${EXIT_CODES}`)
    .action(() => runner.run(() => access.listTokens(runner.options), renderTokens));
  tokens
    .command('revoke')
    .argument('<id>', 'as the list shows it')
    .description('end a token; it is refused at its next use')
    .addHelpText(
      'after',
      `\nExamples:\n  claimwright tokens revoke 019c1234-5678-7abc-8def-0123456789ab\n\n${EXIT_CODES}`,
    )
    .action((id: string) =>
      runner.run(
        () => access.revokeToken(runner.options, id),
        () => `Revoked: ${id}`,
      ),
    );
}

function addIssue(program: Command, tokens: Command, access: AccessCommands, runner: CommandRunner): void {
  tokens
    .command('issue')
    .argument('<name>', 'what it is for', parseName)
    .description('issue a token; its text is shown this once')
    .option('--role <role>', ROLE, parseRole)
    .option('--days <count>', 'days that it lasts, 366 at most', parseCount, 90)
    .option('--withhold <actions...>', WITHHOLD, parseActions)
    .addHelpText(
      'after',
      `
Examples:
  claimwright tokens issue clearinghouse --role edi-integration --days 90
  claimwright tokens issue reports --role auditor --withhold claim.read

${EXIT_CODES}`,
    )
    .action((name: string, { days, withhold }: { days: number; withhold?: readonly Action[] }) => {
      const token = { name, role: givenRole(program) ?? MACHINE_ROLE, withheldActions: withhold ?? [], days };
      return runner.run(() => access.issueToken(runner.options, token), renderToken);
    });
}

function addClients(program: Command, access: AccessCommands, runner: CommandRunner): void {
  const clients = program
    .command('clients')
    .description('backend clients, known by their public keys: register, list, revoke')
    .addHelpText(
      'after',
      `
Examples:
  claimwright clients register ehr --jwks ehr-keys.json
  claimwright clients list

${EXIT_CODES}`,
    );
  addRegister(program, clients, access, runner);
  clients
    .command('list')
    .description('all clients, newest first')
    .addHelpText('after', `\nExamples:\n  claimwright clients list --json\n\n${EXIT_CODES}`)
    .action(() => runner.run(() => access.listClients(runner.options), renderClients));
  clients
    .command('revoke')
    .argument('<client-id>', 'as the list shows it')
    .description('end a client and the tokens it holds')
    .addHelpText(
      'after',
      `\nExamples:\n  claimwright clients revoke main.019c1234-5678-7abc-8def-0123456789ab\n\n${EXIT_CODES}`,
    )
    .action((id: string) =>
      runner.run(
        () => access.revokeClient(runner.options, id),
        () => `Revoked: ${id}`,
      ),
    );
}

function addRegister(
  program: Command,
  clients: Command,
  access: AccessCommands,
  runner: CommandRunner,
): void {
  clients
    .command('register')
    .argument('<name>', 'what it is for', parseName)
    .description('make a client known by its public keys (SMART Backend Services)')
    .requiredOption('--jwks <file>', 'JSON Web Key Set: RSA from 2048 bits, EC P-384; public keys alone')
    .option('--role <role>', ROLE, parseRole)
    .option('--withhold <actions...>', WITHHOLD, parseActions)
    .addHelpText(
      'after',
      `
Examples:
  claimwright clients register ehr --jwks ehr-keys.json
  claimwright clients register reports --jwks keys.json --role auditor --json

${EXIT_CODES}`,
    )
    .action((name: string, { jwks, withhold }: { jwks: string; withhold?: readonly Action[] }) => {
      const role = givenRole(program) ?? MACHINE_ROLE;
      const client = { name, role, withheldActions: withhold ?? [], keySetFile: jwks };
      return runner.run(() => access.registerClient(runner.options, client), renderClient);
    });
}
