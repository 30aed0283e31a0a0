import { Argument, type Command } from 'commander';
import { renderBashCompletion } from './completion/bash-completion.js';
import { type CommandNode, readCommandTree } from './completion/command-tree.js';
import { renderFishCompletion } from './completion/fish-completion.js';
import { renderZshCompletion } from './completion/zsh-completion.js';
import { EXIT } from './exit-code.js';
import type { Terminal } from './terminal.js';

const SHELLS: Readonly<Record<string, (nodes: readonly CommandNode[]) => string>> = {
  bash: renderBashCompletion,
  zsh: renderZshCompletion,
  fish: renderFishCompletion,
};

/** `completion`: a script made from the program itself, so that it knows every command that there is. */
export function addCompletion(program: Command, terminal: Terminal): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'for which shell').choices(Object.keys(SHELLS)))
    .description('print a script that completes commands, options and their values')
    .addHelpText(
      'after',
      `
The script is of this version; print it again after an update.

Examples:
  source <(claimwright completion bash)
  claimwright completion zsh > ~/.zfunc/_claimwright
  claimwright completion fish > ~/.config/fish/completions/claimwright.fish

Exit codes: 0 the script is printed.`,
    )
    .action((shell: string) => {
      terminal.out(SHELLS[shell]!(readCommandTree(program)));
      terminal.exit(EXIT.done);
    });
}
