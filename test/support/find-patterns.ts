import { isNode, nameOf, type Source, type SyntaxNode, walk } from './tidy/source.js';

/** A regular expression of a file: its text, or undefined when it is put together while the program runs. */
export interface FoundPattern {
  readonly path: string;
  readonly line: number;
  readonly pattern: string | undefined;
  readonly flags: string;
}

/** Methods of a string that make a regular expression of the text that they are given. */
const MATCHERS = new Set(['match', 'matchAll', 'search']);

/** Every regular expression of a file: literals, `RegExp(...)` with or without `new`, and texts given to `match`. */
export function findPatterns(source: Source): FoundPattern[] {
  const found: FoundPattern[] = [];
  walk(source.module, (node) => {
    const pattern = readLiteral(node) ?? readConstructor(node) ?? readMatcher(node);
    if (pattern) found.push({ path: source.path, line: source.linesOf(node).first, ...pattern });
  });
  return found;
}

type Pattern = Pick<FoundPattern, 'pattern' | 'flags'>;

function readLiteral(node: SyntaxNode): Pattern | undefined {
  if (node.type !== 'RegExpLiteral') return undefined;
  return { pattern: node.pattern as string, flags: node.flags as string };
}

function readConstructor(node: SyntaxNode): Pattern | undefined {
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isCall || nameOf(node.callee) !== 'RegExp') return undefined;
  const [pattern, flags] = argumentsOf(node);
  if (pattern?.type === 'RegExpLiteral') return undefined;
  return { pattern: findText(pattern), flags: flags ? (findText(flags) ?? '') : '' };
}

function readMatcher(node: SyntaxNode): Pattern | undefined {
  const { callee } = node as { callee?: unknown };
  if (node.type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') {
    return undefined;
  }
  const text = MATCHERS.has(nameOf(callee) ?? '') ? findText(argumentsOf(node)[0]) : undefined;
  return text === undefined ? undefined : { pattern: text, flags: '' };
}

function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  return ((node.arguments ?? []) as { expression: SyntaxNode }[]).map(({ expression }) => expression);
}

/** The text of a string, of a template without gaps, or of such texts added. */
function findText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return node.value as string;
  if (node?.type === 'TemplateLiteral') {
    const parts = node.quasis as { cooked: string }[];
    return parts.length === 1 ? parts[0]!.cooked : undefined;
  }
  if (node?.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [findText(node.left as SyntaxNode), findText(node.right as SyntaxNode)];
  return left === undefined || right === undefined ? undefined : left + right;
}
