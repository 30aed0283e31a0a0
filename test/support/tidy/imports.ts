import { dirname, join, normalize } from 'node:path/posix';
import { isNode, nameOf, type Source, type SyntaxNode, walk } from './source.js';

export interface Import {
  readonly node: SyntaxNode;
  /** As written: `../money.js`, `joi`, `node:fs`. */
  readonly specifier: string;
  /** The path from the root that a relative specifier means, with `.js`; undefined for a package. */
  readonly target?: string;
}

/** What is told by its place is a module only if it is code; a URL may also name a file of data. */
const CODE_FILE = /^\..*\.[cm]?[jt]sx?$/;

/**
 * Every module a file names: import, import type, export from, import(), and what it may start by its place,
 * `new URL('./x.js', import.meta.url)` and `join(import.meta.dirname, 'x.mjs')`.
 */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.module, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    const target = specifier.startsWith('.') ? normalize(join(dirname(source.path), specifier)) : undefined;
    found.push(target === undefined ? { node, specifier } : { node, specifier, target });
  });
  return found;
}

function specifierOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return textOf(node.source);
    case 'TsImportType':
      return textOf(node.argument);
    case 'TsExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression': {
      const callee = node.callee as SyntaxNode;
      const loads = callee.type === 'Import' || nameOf(callee) === 'require';
      return loads ? textOf(argumentsOf(node)[0]) : placeOf(node);
    }
    case 'NewExpression': {
      const text = nameOf(node.callee) === 'URL' ? textOf(argumentsOf(node)[0]) : undefined;
      return text !== undefined && CODE_FILE.test(text) ? text : undefined;
    }
    default:
      return undefined;
  }
}

function placeOf(call: SyntaxNode): string | undefined {
  const [base, ...parts] = argumentsOf(call);
  if (nameOf(call.callee) !== 'join' || nameOf(base) !== 'dirname') return undefined;
  const text = ['.', ...parts.map(textOf)].join('/');
  return CODE_FILE.test(text) ? text : undefined;
}

function argumentsOf(call: SyntaxNode): unknown[] {
  return ((call.arguments as { expression: unknown }[] | undefined) ?? []).map(
    ({ expression }) => expression,
  );
}

function textOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'StringLiteral' ? (node.value as string) : undefined;
}
