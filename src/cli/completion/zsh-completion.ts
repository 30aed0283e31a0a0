import type { CommandNode } from './command-tree.js';
import { nameKind, quoteWord, renderChildArms, renderValueArms } from './shell-words.js';

/** A script for zsh: to be sourced after `compinit`, or kept as `_claimwright` in a folder of `fpath`. */
export function renderZshCompletion(nodes: readonly CommandNode[]): string {
  return `#compdef claimwright
# zsh completion of claimwright, printed by: claimwright completion zsh

_claimwright_command() {
  choices=()
  case "$1" in
${nodes.map(renderCommandArm).join('\n')}
  esac
}

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
  local at='' kind='' argument='' word i
  local -a names options choices
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n $kind ]]; then kind=''
    elif [[ $word == --*=* ]]; then continue
    elif [[ $word == -* ]]; then _claimwright_value "$at $word"
    else _claimwright_child "$at $word"
    fi
  done
  if [[ -z $kind && $PREFIX == --*=* ]]; then
    _claimwright_value "$at \${PREFIX%%=*}"
    compset -P '*='
  fi
  if [[ -z $kind ]]; then
    _claimwright_command "$at"
    if [[ $PREFIX == -* ]]; then kind=options; else kind=$argument; fi
  fi
  case $kind in
    options) _describe 'option' options ;;
    choices) compadd -- "\${choices[@]}" ;;
    file) _files ;;
    folder) _files -/ ;;
  esac
  if [[ $kind != options && \${#names} -gt 0 ]]; then _describe 'command' names; fi
}

if [[ "\${funcstack[1]}" == _claimwright ]]; then _claimwright "$@"; else compdef _claimwright claimwright; fi`;
}

function renderCommandArm({ path, commands, options, argument }: CommandNode): string {
  const names = commands.map(({ name, description }) => describe(name, description));
  const flags = options.flatMap((option) => option.flags.map((flag) => describe(flag, option.description)));
  const choices =
    typeof argument === 'object' ? ` choices=(${argument.choices.map(quoteWord).join(' ')})` : '';
  const parts = [
    `names=(${names.join(' ')})`,
    `options=(${flags.join(' ')})`,
    `argument=${nameKind(argument)}${choices}`,
  ];
  return `    ${quoteWord(path)}) ${parts.join(' ')} ;;`;
}

/** `name:description`, as _describe takes it. */
function describe(name: string, description: string): string {
  return quoteWord(`${name.replaceAll(':', '\\:')}:${description}`);
}
