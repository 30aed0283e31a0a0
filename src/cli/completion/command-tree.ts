import type { Argument, Command, Option } from 'commander';

/** A command as a shell completes it: what may follow its name. */
export interface CommandNode {
  /** Names from the program down, without the program's own: `users add`; empty for the program. */
  readonly path: string;
  readonly commands: readonly NamedWord[];
  /** Its own options and those that every command takes. */
  readonly options: readonly OptionNode[];
  /** What its arguments are. */
  readonly argument: ValueKind;
}

export interface NamedWord {
  readonly name: string;
  readonly description: string;
}

export interface OptionNode {
  /** `-V` and `--version`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Of what follows the option; none for a flag. */
  readonly value: ValueKind;
  /** An option of the program, which stands behind every command as well. */
  readonly isGlobal: boolean;
}

export type ValueKind = { readonly choices: readonly string[] } | 'file' | 'folder' | 'text' | 'none';

/** Every command of the program with all below it, parents first. What it gives is all that completion knows. */
export function readCommandTree(program: Command): CommandNode[] {
  return readNodes(program, '', []);
}

function readNodes(command: Command, path: string, above: readonly OptionNode[]): CommandNode[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const isProgram = path === '';
  const own = help.visibleOptions(command).map((option) => readOption(option, isProgram));
  const options = [...own, ...above.filter((option) => !own.some((each) => isSame(each, option)))];
  // Where several arguments follow each other, the one that can be completed best: files before a query.
  const kinds = command.registeredArguments.map(kindOfArgument);
  const node: CommandNode = {
    path,
    commands: commands.map((each) => ({ name: each.name(), description: each.description() })),
    options,
    argument: kinds.find((kind) => kind !== 'text') ?? kinds[0] ?? 'none',
  };
  const below = commands.flatMap((each) => {
    const isKnown = command.commands.includes(each);
    return isKnown ? readNodes(each, `${path} ${each.name()}`.trim(), options) : [];
  });
  return [node, ...below];
}

function isSame(a: OptionNode, b: OptionNode): boolean {
  return a.flags.at(-1) === b.flags.at(-1);
}

function readOption(option: Option, isGlobal: boolean): OptionNode {
  const { short, long, description, argChoices, required } = option;
  const [, name = ''] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  const value = argChoices ? { choices: argChoices } : kindOfName(name);
  const flags = [short, long].filter((flag) => flag !== undefined);
  return { flags, description, value: required ? value : 'none', isGlobal };
}

function kindOfArgument(argument: Argument): ValueKind {
  return argument.argChoices ? { choices: argument.argChoices } : kindOfName(argument.name());
}

/** Placeholders say what they stand for: `<file>`, `<files...>`, `<paths...>`, `<folder>`. */
function kindOfName(name: string): ValueKind {
  if (/^(.+-)?folder$/.test(name)) return 'folder';
  return /^(.+-)?(file|path)s?$/.test(name) ? 'file' : 'text';
}
