import type { CommandNode, ValueKind } from './command-tree.js';

/** A word of a POSIX shell or zsh that stands for exactly this text. */
export function quoteWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** `file`, `folder`, `text`, or `choices`. */
export function nameKind(value: ValueKind): string {
  return typeof value === 'object' ? 'choices' : value;
}

/** An option that wants a value: the command it stands behind (any, for one of the program) with one of its flags. */
export interface ValuedFlag {
  /** Absent: behind every command. */
  readonly path?: string;
  readonly flag: string;
  readonly value: ValueKind;
}

export function listValuedFlags(nodes: readonly CommandNode[]): ValuedFlag[] {
  return nodes.flatMap(({ path, options }) =>
    options
      .filter(({ value, isGlobal }) => value !== 'none' && (path === '' || !isGlobal))
      .flatMap(({ flags, value, isGlobal }) =>
        flags.map((flag) => ({ ...(isGlobal ? {} : { path }), flag, value })),
      ),
  );
}

/** `case` arms of bash and zsh that set the kind of value that an option of a command wants, and its choices. */
export function renderValueArms(nodes: readonly CommandNode[]): string[] {
  const arms = new Map<string, string[]>();
  for (const { path, flag, value } of listValuedFlags(nodes)) {
    const choices = typeof value === 'object' ? ` choices=(${value.choices.map(quoteWord).join(' ')})` : '';
    const effect = `kind=${nameKind(value)}${choices}`;
    const word = path === undefined ? `*${quoteWord(` ${flag}`)}` : quoteWord(`${path} ${flag}`);
    arms.set(effect, [...(arms.get(effect) ?? []), word]);
  }
  return [...arms].map(([effect, words]) => `    ${words.join('|')}) ${effect} ;;`);
}

/** `case` arms of bash and zsh that go from a command to the one below it. */
export function renderChildArms(nodes: readonly CommandNode[]): string[] {
  return nodes
    .filter(({ path }) => path !== '')
    .map(({ path }) => {
      const parent = path.split(' ').slice(0, -1).join(' ');
      const name = path.split(' ').at(-1)!;
      return `    ${quoteWord(`${parent} ${name}`)}) at=${quoteWord(path)} ;;`;
    });
}
