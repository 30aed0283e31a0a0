import type { CommandNode, OptionNode, ValueKind } from './command-tree.js';
import { listValuedFlags, type ValuedFlag } from './shell-words.js';

/** A script for fish 3 or later. */
export function renderFishCompletion(nodes: readonly CommandNode[]): string {
  const globals = nodes[0]!.options.filter(({ isGlobal }) => isGlobal);
  return `# fish completion of claimwright, printed by: claimwright completion fish

# The command that the words before the cursor name; what follows an option that wants a value is none.
function __claimwright_command
    set -l at ''
    set -l skips no
    set -l tokens (commandline -opc)
    for word in $tokens[2..-1]
        if test $skips = yes
            set skips no
            continue
        end
        switch "$at $word"
            case ${listValuedFlags(nodes).map(renderValued).join(' ')}
                set skips yes
${nodes
  .filter(({ path }) => path !== '')
  .flatMap(renderChild)
  .join('\n')}
        end
    end
    echo $at
end

function __claimwright_at
    test (__claimwright_command) = "$argv[1]"
end

complete -c claimwright -f
${globals.map((option) => renderOption(option)).join('\n')}
${nodes.flatMap(renderNode).join('\n')}`;
}

function renderValued({ path = '*', flag }: ValuedFlag): string {
  return quote(`${path} ${flag}`);
}

function renderChild({ path }: CommandNode): string[] {
  const words = path.split(' ');
  const parent = words.slice(0, -1).join(' ');
  return [`            case ${quote(`${parent} ${words.at(-1)}`)}`, `                set at ${quote(path)}`];
}

function renderNode({ path, commands, options, argument }: CommandNode): string[] {
  const condition = `__claimwright_at ${quote(path)}`;
  const start = `complete -c claimwright -n ${quote(condition)}`;
  return [
    ...commands.map(({ name, description }) => `${start} -a ${quote(name)} -d ${quote(description)}`),
    ...options.filter(({ isGlobal }) => !isGlobal).map((option) => renderOption(option, condition)),
    ...(argument === 'none' || argument === 'text' ? [] : [`${start} ${renderArgument(argument)}`]),
  ];
}

function renderOption({ flags, description, value }: OptionNode, condition?: string): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const parts = [
    'complete -c claimwright',
    ...(condition === undefined ? [] : [`-n ${quote(condition)}`]),
    ...names,
    ...(value === 'none' ? [] : [`-r ${renderArgument(value)}`.trimEnd()]),
    `-d ${quote(description)}`,
  ];
  return parts.join(' ');
}

function renderArgument(value: ValueKind): string {
  if (typeof value === 'object') return `-f -a ${quote(value.choices.join(' '))}`;
  if (value === 'folder') return "-f -a '(__fish_complete_directories (commandline -ct))'";
  return value === 'file' ? '-F' : '-f';
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
