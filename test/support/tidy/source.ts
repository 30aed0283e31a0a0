import { type ParseOptions, parseSync } from '@swc/core';

/** A node of the syntax tree as @swc/core gives it; the rules look only at the few fields they know. */
export interface SyntaxNode {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

/** One file of the project, parsed. `path` is relative to the project's root, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly module: SyntaxNode;
  /** The lines, from 1, on which a node begins and ends. */
  linesOf(node: SyntaxNode): { readonly first: number; readonly last: number };
}

/** What a rule found: `src/domain/aging.ts:12 reads the clock through Date`. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly found: string;
}

/** A rule over one file. */
export type Rule = (source: Source) => Breach[];

export function breachAt(source: Source, node: SyntaxNode, found: string): Breach {
  return { path: source.path, line: source.linesOf(node).first, found };
}

/**
 * Parses a file. Spans count bytes from a base that differs from parse to parse, so a `;` goes in front whose place
 * gives the base; a hashbang line becomes a comment of the same length.
 */
export function readSource(path: string, text: string): Source {
  const syntax: ParseOptions = /\.[cm]?js$/.test(path)
    ? { syntax: 'ecmascript', target: 'es2022' }
    : { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' };
  const prefixed = `;${text.startsWith('#!') ? `//${text.slice(2)}` : text}`;
  const module = parseSync(prefixed, syntax) as unknown as SyntaxNode;
  const base = (module.body as SyntaxNode[])[0]?.span?.start ?? 0;
  const lineStarts = findLineStarts(Buffer.from(prefixed));
  const lineAt = (offset: number) => countUpTo(lineStarts, offset - base);
  const linesOf = (node: SyntaxNode) => ({
    first: lineAt(node.span?.start ?? base),
    last: lineAt((node.span?.end ?? base + 1) - 1),
  });
  return { path, text, module, linesOf };
}

function findLineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

function countUpTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Visit = (node: SyntaxNode, parent?: SyntaxNode) => void;

/** The nodes of a tree in order, found once for all rules. */
const VISITS = new WeakMap<SyntaxNode, (readonly [SyntaxNode, SyntaxNode | undefined])[]>();

/** Visits a node and all nodes beneath it, parents first. */
export function walk(root: SyntaxNode, visit: Visit): void {
  let visits = VISITS.get(root);
  if (!visits) {
    const found: (readonly [SyntaxNode, SyntaxNode | undefined])[] = [];
    step(root, undefined, (node, parent) => found.push([node, parent]));
    VISITS.set(root, found);
    visits = found;
  }
  for (const [node, parent] of visits) visit(node, parent);
}

function step(value: unknown, parent: SyntaxNode | undefined, visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  const isTyped = isNode(value);
  if (isTyped) visit(value, parent);
  // Arguments and the like have no type of their own: what is in them belongs to the node above.
  const above = isTyped ? value : parent;
  for (const key in value) if (key !== 'span') step((value as SyntaxNode)[key], above, visit);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}

/** The name of an identifier, or of the property that a member expression ends in; undefined for other nodes. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return node.value as string;
  if (node.type !== 'MemberExpression') return undefined;
  const property = node.property as SyntaxNode;
  if (property.type !== 'Computed') return nameOf(property);
  const key = property.expression as SyntaxNode;
  return key.type === 'StringLiteral' ? (key.value as string) : undefined;
}
