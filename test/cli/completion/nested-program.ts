import { Argument, Command, Option } from 'commander';

/** A program with every shape that completion has to know: nested commands, choices, quotes and colons in texts. */
export function nestedProgram(): Command {
  const program = new Command('claimwright')
    .version('1.2.3')
    .option('--data <folder>', "the owner's folder: embedded")
    .addOption(new Option('--role <role>', 'in which role').choices(['biller', 'billing-manager', 'auditor']))
    .addOption(new Option('--secret <text>', 'not for everybody').hideHelp());
  const users = program.command('users').description('who may log in');
  users
    .command('add')
    .argument('<name>')
    .description('let somebody in')
    .option('-k, --kind <kind>', 'of what kind');
  users.command('list').description('who is in').option('--all', 'also those who left');
  program
    .command('receive')
    .argument('<files...>')
    .description('take files')
    .option('--fast [level]', 'or not');
  program.command('store').argument('<folder>').description('keep files there');
  program
    .command('print')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh']))
    .description('print it');
  return program;
}
