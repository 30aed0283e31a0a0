import type { Command } from 'commander';
import type { BegunSecondFactor, ConfirmedSecondFactor } from '../app/access/enrol-second-factor.js';
import { HUMAN_ROLES } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import { givenRole, parseActions } from './access-options.js';
import type { AccessCommands } from './access-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseName, parseRole } from './option-values.js';
import { renderPasswordSet, renderSecondFactor, renderUser, renderUsers } from './rendering/render-access.js';

const EXIT_CODES = 'Exit codes: 0 done; 1 refused, and nothing is changed.';
const STDIN = 'read the password from the first line of stdin';

/** `users`: the people who log in. */
export function addUsers(program: Command, access: AccessCommands, runner: CommandRunner): void {
  const users = program
    .command('users')
    .description('the people who log in: add, list, disable, give a role, a password, a second factor')
    .addHelpText(
      'after',
      `
Examples:
  claimwright users add ann --role biller
  claimwright users list
  claimwright users disable ann

${EXIT_CODES}`,
    );
  addAdd(program, users, access, runner);
  addList(users, access, runner);
  addStates(users, access, runner);
  addRole(users, access, runner);
  addWithhold(users, access, runner);
  addPassword(users, access, runner);
  addSecondFactor(users, access, runner);
}

function addAdd(program: Command, users: Command, access: AccessCommands, runner: CommandRunner): void {
  const command = users
    .command('add')
    .argument('<name>', 'what the person types to log in', parseName)
    .description('add a person; a password is made and shown this once')
    .option('--role <role>', `the role of the user: ${HUMAN_ROLES.join(', ')}`, parseRole)
    .option('--password-stdin', STDIN, false)
    .addHelpText(
      'after',
      `
Examples:
  claimwright users add ann --role biller
  claimwright users add ann --role biller --password-stdin < password.txt

${EXIT_CODES}`,
    );
  command.action((name: string, { passwordStdin }: { passwordStdin: boolean }) => {
    const role = givenRole(program);
    if (!role) return command.error("error: required option '--role <role>' not specified");
    return runner.run(() => access.addUser(runner.options, { name, role, passwordStdin }), renderPasswordSet);
  });
}

function addList(users: Command, access: AccessCommands, runner: CommandRunner): void {
  users
    .command('list')
    .description('all people of the practice, with role and state')
    .addHelpText(
      'after',
      `\nExamples:\n  claimwright users list\n  claimwright users list --json\n\n${EXIT_CODES}`,
    )
    .action(() => runner.run(() => access.listUsers(runner.options), renderUsers));
}

function addStates(users: Command, access: AccessCommands, runner: CommandRunner): void {
  users
    .command('disable')
    .argument('<name>')
    .description('keep a person out, also from the sessions that stand')
    .addHelpText('after', `\nExamples:\n  claimwright users disable ann\n\n${EXIT_CODES}`)
    .action((name: string) => runner.run(() => access.disableUser(runner.options, name), renderUser));
  users
    .command('enable')
    .argument('<name>')
    .description('let a person log in again who was disabled or is locked')
    .addHelpText('after', `\nExamples:\n  claimwright users enable ann\n\n${EXIT_CODES}`)
    .action((name: string) => runner.run(() => access.enableUser(runner.options, name), renderUser));
}

function addRole(users: Command, access: AccessCommands, runner: CommandRunner): void {
  users
    .command('role')
    .argument('<name>')
    .argument('<new-role>', HUMAN_ROLES.join(', '), parseRole)
    .description('give another role; the person is logged out')
    .addHelpText('after', `\nExamples:\n  claimwright users role ann account-manager\n\n${EXIT_CODES}`)
    .action((name: string, role: (typeof HUMAN_ROLES)[number]) =>
      runner.run(() => access.setUserRole(runner.options, { name, role }), renderUser),
    );
}

function addWithhold(users: Command, access: AccessCommands, runner: CommandRunner): void {
  const command = users
    .command('withhold')
    .argument('<name>')
    .argument('[actions...]', 'all that the person may not do although the role may', parseActions)
    .description('name the actions that a person may not take; those named before are let go')
    .option('--none', 'withhold nothing any more', false)
    .addHelpText(
      'after',
      `
Examples:
  claimwright users withhold ann claim.submit aging.read
  claimwright users withhold ann --none

${EXIT_CODES}`,
    );
  command.action((name: string, actions: readonly Action[] = [], { none }: { none: boolean }) => {
    if (none === actions.length > 0) return command.error('error: name actions, or say --none');
    return runner.run(() => access.withholdActions(runner.options, { name, actions }), renderUser);
  });
}

function addPassword(users: Command, access: AccessCommands, runner: CommandRunner): void {
  users
    .command('password')
    .argument('<name>')
    .description('set another password, which is made and shown this once; the person is logged out')
    .option('--password-stdin', STDIN, false)
    .addHelpText(
      'after',
      `
Examples:
  claimwright users password ann
  claimwright users password ann --password-stdin < password.txt

${EXIT_CODES}`,
    )
    .action((name: string, { passwordStdin }: { passwordStdin: boolean }) =>
      runner.run(() => access.setPassword(runner.options, { name, passwordStdin }), renderPasswordSet),
    );
}

function addSecondFactor(users: Command, access: AccessCommands, runner: CommandRunner): void {
  const command = users
    .command('second-factor')
    .argument('<name>')
    .description('make a second factor for an authenticator app, and keep it once a code confirms it')
    .option('--enrolment <text>', 'what the first run gave')
    .option('--code <digits>', 'the code that the app shows for it')
    .addHelpText(
      'after',
      `
The first run shows the secret and keeps nothing; the second, within ten minutes, keeps it in
place of the one before, and logs the person out.

Examples:
  claimwright users second-factor ann
  claimwright users second-factor ann --enrolment v1.MTIz... --code 123456

${EXIT_CODES}`,
    );
  command.action((name: string, { enrolment, code }: { enrolment?: string; code?: string }) => {
    if ((enrolment === undefined) !== (code === undefined)) {
      return command.error('error: --enrolment and --code belong together');
    }
    return runner.run<BegunSecondFactor | ConfirmedSecondFactor>(
      () =>
        enrolment === undefined || code === undefined
          ? access.beginSecondFactor(runner.options, name)
          : access.confirmSecondFactor(runner.options, { name, enrolment, code }),
      (result) => renderSecondFactor(name, result),
    );
  });
}
