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
  const texts = new Texts(source.module);
  const found: FoundPattern[] = [];
  walk(source.module, (node) => {
    const pattern = readLiteral(node) ?? readConstructor(node, texts) ?? readMatcher(node, texts);
    if (pattern) found.push({ path: source.path, line: source.linesOf(node).first, ...pattern });
  });
  return found;
}

type Pattern = Pick<FoundPattern, 'pattern' | 'flags'>;

function readLiteral(node: SyntaxNode): Pattern | undefined {
  if (node.type !== 'RegExpLiteral') return undefined;
  return { pattern: node.pattern as string, flags: node.flags as string };
}

function readConstructor(node: SyntaxNode, texts: Texts): Pattern | undefined {
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isCall || nameOf(node.callee) !== 'RegExp') return undefined;
  const [pattern, flags] = argumentsOf(node);
  if (pattern?.type === 'RegExpLiteral') return undefined;
  return { pattern: texts.find(pattern), flags: flags ? (texts.find(flags) ?? '') : '' };
}

function readMatcher(node: SyntaxNode, texts: Texts): Pattern | undefined {
  const { callee } = node as { callee?: unknown };
  if (node.type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') {
    return undefined;
  }
  const text = MATCHERS.has(nameOf(callee) ?? '') ? texts.find(argumentsOf(node)[0]) : undefined;
  return text === undefined ? undefined : { pattern: text, flags: '' };
}

function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  return ((node.arguments ?? []) as { expression: SyntaxNode }[]).map(({ expression }) => expression);
}

/** The texts that can be known without running the file: strings, templates, sums of them, and constants of the file. */
class Texts {
  readonly #constants = new Map<string, SyntaxNode>();

  constructor(module: SyntaxNode) {
    for (const item of module.body as SyntaxNode[]) {
      const declaration = (item.declaration ?? item) as SyntaxNode;
      if (declaration.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
      for (const { id, init } of declaration.declarations as { id: SyntaxNode; init?: SyntaxNode }[]) {
        const name = nameOf(id);
        if (name !== undefined && init) this.#constants.set(name, init);
      }
    }
  }

  find(node: SyntaxNode | undefined): string | undefined {
    if (node?.type === 'StringLiteral') return node.value as string;
    if (node?.type === 'TemplateLiteral') return this.#join(node, 'cooked');
    if (node?.type === 'TaggedTemplateExpression') {
      return nameOf(node.tag) === 'raw' ? this.#join(node.template as SyntaxNode, 'raw') : undefined;
    }
    if (node?.type === 'Identifier') return this.find(this.#constants.get(node.value as string));
    if (node?.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
    const [left, right] = [this.find(node.left as SyntaxNode), this.find(node.right as SyntaxNode)];
    return left === undefined || right === undefined ? undefined : left + right;
  }

  #join(template: SyntaxNode, form: 'cooked' | 'raw'): string | undefined {
    const parts = template.quasis as Record<'cooked' | 'raw', string>[];
    const gaps = (template.expressions as SyntaxNode[]).map((each) => this.find(each));
    if (gaps.includes(undefined)) return undefined;
    return parts.map((part, index) => part[form] + (gaps[index] ?? '')).join('');
  }
}
