import { spawnSync } from 'node:child_process';

/** The path of a program, when this machine has it. */
export function hasShell(name: string): boolean {
  return spawnSync(name, ['-c', 'exit 0']).status === 0;
}

function linesOf(shell: string, flags: readonly string[], script: string, folder: string): string[] {
  const { status, stdout, stderr } = spawnSync(shell, [...flags, '-c', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(`${shell} ended with ${status}: ${stderr}`);
  return stdout.split('\n').filter((line) => line !== '');
}

/** What bash offers for the last of these words, with `=` as a word of its own, as bash splits it. */
export function askBash(completion: string, words: readonly string[], folder: string): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `${completion}
complete -p claimwright >/dev/null || exit 9
COMP_WORDS=(claimwright ${list}); COMP_CWORD=${words.length}
_claimwright
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf('bash', ['--norc'], script, folder).toSorted();
}

/** The same of zsh, whose own functions for offering are replaced by ones that print. */
export function askZsh(completion: string, words: readonly string[], folder: string): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `compdef() { :; }
_describe() { local each; for each in "\${(@P)2}"; do print -r -- "\${each%%:*}"; done; }
_files() { if [[ $1 == -/ ]]; then print -rl -- *(N/); else print -rl -- *(N); fi; }
compadd() { shift; print -rl -- "$@"; }
compset() { PREFIX="\${PREFIX#*=}"; }
${completion}
words=(claimwright ${list}); CURRENT=${words.length + 1}; PREFIX='${words.at(-1)}'
_claimwright`;
  const offered = linesOf('zsh', ['-f'], script, folder);
  const start = words.at(-1)!.replace(/^--[\w-]+=/, '');
  return offered.filter((each) => each.startsWith(start)).toSorted();
}

/** What fish offers, without descriptions. */
export function askFish(completion: string, words: readonly string[], folder: string): string[] {
  const line = ['claimwright', ...words].join(' ');
  const script = `${completion}
complete -C '${line}'`;
  return linesOf('fish', ['--no-config'], script, folder)
    .map((each) =>
      each
        .split('\t')[0]!
        .replace(/\/$/, '')
        .replace(/^--[\w-]+=/, ''),
    )
    .toSorted();
}
