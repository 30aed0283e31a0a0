import { isPure } from '../rooms.js';
import { type Breach, breachAt, nameOf, type Source, type SyntaxNode } from '../source.js';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The folder gives the type; as a folder, or at the end of a file's name, these words say nothing. */
const EMPTY_WORDS = /^(services?|utils?|helpers?|managers?|handlers?)$/;

/** What is told while a stream is read is told to a handler: the word that readers of SAX and its kind know. */
const KNOWN_NAMES: ReadonlySet<string> = new Set(['edi/x12/stream-handler.ts']);

/** Verbs beside the closed list (parse, validate, read, build, write, check, match, plan, post ...) that tell too little. */
const VAGUE_VERBS = new Set(
  (
    'process handle do manage perform execute run util utils fetch load save send store delete update ' +
    'generate convert transform calculate compute create'
  ).split(' '),
);

export function fileNames(source: Source): Breach[] {
  const parts = source.path.split('/');
  const file = parts.pop()!.replace(/(\.(test|d|config))?\.[cm]?[jt]sx?$/, '');
  const breach = (found: string) => [{ path: source.path, line: 1, found }];
  const uneven = [...parts, file].find((part) => !KEBAB.test(part));
  if (uneven !== undefined) return breach(`has ${uneven} in its path, which is not kebab-case`);
  if (KNOWN_NAMES.has(source.path)) return [];
  const empty = [...parts, file.split('-').at(-1)!].find((word) => EMPTY_WORDS.test(word));
  return empty === undefined ? [] : breach(`has the word ${empty} in its path, which says nothing`);
}

/** Exported functions of levels 0 and 1 are named by the project's verbs or by the noun they give. */
export function verbs(source: Source): Breach[] {
  if (!isPure(source.path)) return [];
  return (source.module.body as SyntaxNode[]).flatMap((item) => {
    if (item.type !== 'ExportDeclaration') return [];
    return functionsIn(item.declaration as SyntaxNode).flatMap((name) => {
      const verb = /^[a-z]+/.exec(name)?.[0] ?? '';
      return VAGUE_VERBS.has(verb)
        ? [breachAt(source, item, `exports ${name}: ${verb} tells too little`)]
        : [];
    });
  });
}

function functionsIn(declaration: SyntaxNode): string[] {
  if (declaration.type === 'FunctionDeclaration') return [nameOf(declaration.identifier)!];
  if (declaration.type !== 'VariableDeclaration') return [];
  return (declaration.declarations as SyntaxNode[]).flatMap((variable) => {
    const value = variable.init as SyntaxNode | null;
    const isFunction = value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression';
    return isFunction ? [nameOf(variable.id) ?? ''] : [];
  });
}
