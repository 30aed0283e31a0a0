import { wrapText } from '../explanation-layout.js';
import type { OutlinedLoop, SetOutline } from './outline-set.js';

/** Columns of a page. */
const WIDTH = 100;
const DEEPEST = 12;

/** An outline as text: each loop under its name, the loops below it further in. At most 100 columns. */
export function renderOutline({ root, unplaced }: SetOutline): string {
  const odd = unplaced.length === 0 ? [] : ['Without a place in the guide:'];
  return [...renderLoop(root, 0), ...odd, ...unplaced.flatMap((each) => renderSegment(each, 2))].join('\n');
}

function renderLoop({ loop, content }: OutlinedLoop, depth: number): string[] {
  const indent = 2 * Math.min(depth, DEEPEST);
  const name = loop === '' ? [] : [`${' '.repeat(indent)}${loop}`];
  const below = content.flatMap((each) =>
    typeof each === 'string' ? renderSegment(each, indent + 2) : renderLoop(each, depth + 1),
  );
  return [...name, ...below];
}

function renderSegment(segment: string, indent: number): string[] {
  const [start, below] = [' '.repeat(indent), ' '.repeat(indent + 4)];
  return wrapText(segment, WIDTH - indent - 4).map((line, index) => (index === 0 ? start : below) + line);
}
