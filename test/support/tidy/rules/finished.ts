import { type Breach, breachAt, nameOf, type Source, walk } from '../source.js';

const RUNNERS = ['test', 'it', 'describe'];
const HALF_RUN = ['skip', 'only', 'todo', 'failing'];
const HALF_RUN_GLOBALS = ['xtest', 'xit', 'xdescribe', 'fit', 'fdescribe'];

/** Every test runs, and all of them. */
export function wholeTests(source: Source): Breach[] {
  const breaches: Breach[] = [];
  walk(source.module, (node) => {
    const name = nameOf(node) ?? '';
    if (node.type === 'MemberExpression') {
      const object = node.object;
      const runner = nameOf(object) ?? '';
      if (RUNNERS.includes(runner) && HALF_RUN.includes(name)) {
        breaches.push(breachAt(source, node, `has ${runner}.${name}; every test runs`));
      }
    } else if (node.type === 'CallExpression') {
      const callee = nameOf(node.callee) ?? '';
      if (HALF_RUN_GLOBALS.includes(callee)) {
        breaches.push(breachAt(source, node, `calls ${callee}; every test runs`));
      }
    }
  });
  return breaches;
}

// Written in two pieces so that this file passes its own rule.
const MARKS = new RegExp(`\\b(${['TO', 'FIX'].join('DO|')}ME)\\b`);

/** Nothing is left for later inside the code. */
export function noMarks(source: Source): Breach[] {
  return source.text.split('\n').flatMap((line, index) => {
    const mark = MARKS.exec(line)?.[1];
    return mark ? [{ path: source.path, line: index + 1, found: `has a ${mark} mark` }] : [];
  });
}
