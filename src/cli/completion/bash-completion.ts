import type { CommandNode } from './command-tree.js';
import { nameKind, quoteWord, renderChildArms, renderValueArms } from './shell-words.js';

/** A script for bash 3.2 or later; it needs no other package. */
export function renderBashCompletion(nodes: readonly CommandNode[]): string {
  return `# bash completion of claimwright, printed by: claimwright completion bash

# What may follow the command at: its commands, options and the kind of its arguments.
_claimwright_command() {
  choices=()
  case "$1" in
${nodes.map(renderCommandArm).join('\n')}
  esac
}

# The kind of value that an option of a command wants.
_claimwright_value() {
  case "$1" in
${renderValueArms(nodes).join('\n')}
  esac
}

_claimwright_child() {
  case "$1" in
${renderChildArms(nodes).join('\n')}
  esac
}

_claimwright() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at='' kind='' words='' options='' argument='' word i line
  local choices=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == '=' ]]; then continue; fi
    if [[ -n $kind ]]; then kind=''
    elif [[ $word == -* ]]; then _claimwright_value "$at $word"
    else _claimwright_child "$at $word"
    fi
  done
  if [[ $cur == '=' ]]; then cur=''; fi
  if [[ -z $kind ]]; then
    _claimwright_command "$at"
    if [[ $cur == -* ]]; then kind=options; else kind=$argument; fi
  fi
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -n $line ]]; then COMPREPLY+=("$line"); fi
  done < <(
    case $kind in
      options) compgen -W "$options" -- "$cur" ;;
      choices) compgen -W "\${choices[*]}" -- "$cur" ;;
      file) compgen -f -- "$cur" ;;
      folder) compgen -d -- "$cur" ;;
    esac
    if [[ -n $words && $kind != options ]]; then compgen -W "$words" -- "$cur"; fi
  )
  if [[ $kind == file || $kind == folder ]]; then compopt -o filenames 2>/dev/null; fi
}

complete -F _claimwright claimwright`;
}

function renderCommandArm({ path, commands, options, argument }: CommandNode): string {
  const words = commands.map(({ name }) => name).join(' ');
  const flags = options.flatMap((option) => option.flags).join(' ');
  const choices =
    typeof argument === 'object' ? ` choices=(${argument.choices.map(quoteWord).join(' ')})` : '';
  const parts = [
    `words=${quoteWord(words)}`,
    `options=${quoteWord(flags)}`,
    `argument=${nameKind(argument)}${choices}`,
  ];
  return `    ${quoteWord(path)}) ${parts.join(' ')} ;;`;
}
