import { importsOf } from '../imports.js';
import { type Breach, type Source, walk } from '../source.js';

/** Files that something outside the code starts: node, the TypeORM command line, jest, the tools. */
const ROOT = /^(src\/main\.ts|ormconfig\.ts|test\/.*\.test\.tsx?|[^/]+\.config\.[cm]?[jt]s)$/;

/** Files that no root reaches through imports. The rule looks at the whole tree at once. */
export function orphans(sources: readonly Source[]): Breach[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const open = sources.filter((source) => ROOT.test(source.path));
  for (let source = open.pop(); source; source = open.pop()) {
    if (reached.has(source.path)) continue;
    reached.add(source.path);
    const targets = [...importsOf(source).flatMap(({ target }) => target ?? []), ...pathsNamedIn(source)];
    open.push(...targets.flatMap((target) => findSource(byPath, target) ?? []));
  }
  return sources
    .filter((source) => !reached.has(source.path))
    .map(({ path }) => ({ path, line: 1, found: 'is an orphan: nothing that runs imports it' }));
}

function findSource(byPath: ReadonlyMap<string, Source>, target: string): Source | undefined {
  const stem = target.replace(/\.js$/, '');
  return byPath.get(target) ?? byPath.get(`${stem}.ts`) ?? byPath.get(`${stem}.tsx`);
}

/** The files a tool's settings name as text: `<rootDir>/test/support/start-database.mjs`. */
function pathsNamedIn(source: Source): string[] {
  if (!/\.config\.[cm]?[jt]s$/.test(source.path)) return [];
  const paths: string[] = [];
  walk(source.module, (node) => {
    if (node.type === 'StringLiteral') paths.push((node.value as string).replace(/^(<rootDir>|\.)\//, ''));
  });
  return paths;
}
