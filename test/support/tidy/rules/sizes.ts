import { type Breach, breachAt, isNode, nameOf, type Source, type SyntaxNode, walk } from '../source.js';

const FUNCTION_LINES = 60;
const FILE_LINES = 300;

/** Tables and migrations are as long as what they describe. */
const UNLIMITED = ['edi/guides/', 'src/store/migrations/'];

function isUnlimited(source: Source): boolean {
  return UNLIMITED.some((prefix) => source.path.startsWith(prefix));
}

export function fileSize(source: Source): Breach[] {
  const lines = source.text.trimEnd().split('\n').length;
  if (lines <= FILE_LINES || isUnlimited(source)) return [];
  return [{ path: source.path, line: lines, found: `is ${lines} lines long; ${FILE_LINES} are the limit` }];
}

/** A function is at most 60 lines long; the callback of a `describe...` block is no function in this sense. */
export function functionSize(source: Source): Breach[] {
  if (isUnlimited(source)) return [];
  const breaches: Breach[] = [];
  const exempt = new Set<unknown>();
  walk(source.module, (node) => {
    if (node.type === 'CallExpression' && rootName(node.callee)?.startsWith('describe')) {
      for (const argument of node.arguments as { expression: unknown }[]) exempt.add(argument.expression);
    }
    if (!isFunction(node) || exempt.has(node)) return;
    const { first, last } = source.linesOf(node);
    const lines = last - first + 1;
    if (lines > FUNCTION_LINES) {
      breaches.push(
        breachAt(source, node, `has a function of ${lines} lines; ${FUNCTION_LINES} are the limit`),
      );
    }
  });
  return breaches;
}

function isFunction(node: SyntaxNode): boolean {
  const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
  return (
    functions.includes(node.type) || ['ClassMethod', 'Constructor', 'MethodProperty'].includes(node.type)
  );
}

/** `describe` for `describe(...)`, `describe.each(...)(...)` and the like. */
function rootName(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  if (callee.type === 'CallExpression') return rootName(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return rootName(callee.tag);
  return nameOf(callee);
}
