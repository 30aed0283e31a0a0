import { type Breach, breachAt, nameOf, type Source, walk } from '../source.js';

/** Only the command line writes to the console. */
export function consoleDoor(source: Source): Breach[] {
  if (source.path.startsWith('src/cli/')) return [];
  const breaches: Breach[] = [];
  walk(source.module, (node) => {
    if (node.type === 'MemberExpression' && nameOf(node.object) === 'console') {
      breaches.push(breachAt(source, node, 'writes to the console; only src/cli may'));
    }
  });
  return breaches;
}
