import { isBuiltin } from 'node:module';
import { importsOf } from '../imports.js';
import { isPure } from '../rooms.js';
import { type Breach, breachAt, nameOf, type Source, type SyntaxNode, walk } from '../source.js';

/** Globals by what they would bring in. */
const IMPURE_GLOBALS: Readonly<Record<string, string>> = {
  Date: 'the clock',
  Temporal: 'the clock',
  performance: 'the clock',
  setTimeout: 'the clock',
  setInterval: 'the clock',
  setImmediate: 'the clock',
  queueMicrotask: 'the clock',
  crypto: 'randomness',
  process: 'the environment',
  navigator: 'the environment',
  globalThis: 'the environment',
  fetch: 'the network',
  WebSocket: 'the network',
  XMLHttpRequest: 'the network',
  require: 'files',
};

/** Methods whose result depends on the locale or time zone of the process. */
const LOCALE_METHODS = ['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase'];

/** The one file of levels 0 and 1 that may wait. */
const ASYNC_DOOR = 'edi/stream.ts';

/** Levels 0 and 1 read no clock, randomness, environment, file or network. */
export function pureLevels(source: Source): Breach[] {
  if (!isPure(source.path)) return [];
  const breaches = importsOf(source)
    .filter(({ specifier }) => isBuiltin(specifier))
    .map(({ node, specifier }) => breachAt(source, node, `imports ${specifier} of Node`));
  walk(source.module, (node, parent) => {
    const found = impurityOf(node, parent);
    if (found !== undefined) breaches.push(breachAt(source, node, found));
  });
  return breaches;
}

function impurityOf(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (node.type === 'MetaProperty' && node.kind === 'import.meta') {
    return 'reads the environment through import.meta';
  }
  if (node.type === 'MemberExpression') {
    const name = nameOf(node);
    if (nameOf(node.object) === 'Math' && name === 'random') return 'reads randomness through Math.random';
    if (name !== undefined && LOCALE_METHODS.includes(name)) return `reads the environment through ${name}`;
  }
  const name = isReference(node, parent) ? nameOf(node)! : undefined;
  if (name === undefined || !Object.hasOwn(IMPURE_GLOBALS, name)) return undefined;
  return `reads ${IMPURE_GLOBALS[name]} through ${name}`;
}

/** An identifier that stands for a value or type, and is not merely the name of a property. */
function isReference(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (node.type !== 'Identifier') return false;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node;
    case 'KeyValueProperty':
    case 'KeyValuePatternProperty':
      return parent.key !== node;
    case 'TsPropertySignature':
    case 'TsMethodSignature':
    case 'MethodProperty':
    case 'ClassProperty':
    case 'ClassMethod':
      return parent.key !== node || parent.computed === true;
    default:
      return true;
  }
}

/** Levels 0 and 1 return values, never promises; `edi/stream.ts` alone may wait. */
export function synchronousLevels(source: Source): Breach[] {
  if (!isPure(source.path) || source.path === ASYNC_DOOR) return [];
  const breaches: Breach[] = [];
  walk(source.module, (node, parent) => {
    const found = waitingOf(node, parent);
    if (found !== undefined) breaches.push(breachAt(source, node, found));
  });
  return breaches;
}

function waitingOf(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  // A method keeps its function, which has no type of its own, in a field.
  const body = (node.function ?? node) as { async?: boolean };
  if (body.async === true) return 'declares an async function';
  if (node.type === 'AwaitExpression') return 'awaits';
  if (node.type === 'ForOfStatement' && node.isAwait === true) return 'awaits in a loop';
  if (node.type === 'CallExpression' && (node.callee as SyntaxNode).type === 'Import') {
    return 'imports while running';
  }
  return isReference(node, parent) && nameOf(node) === 'Promise' ? 'names Promise' : undefined;
}
