import { readSegments } from './build-by-node-x12.js';
import { summarizeBytes } from './build-by-ours.js';
import type { Contender, Setting } from './contender.js';
import { readBenchClaims } from './input-path.js';

/** The same file by two joins: as node-x12, it is given every segment ready, and checks nothing. */
export async function openBuildByJoin({ folder }: Setting): Promise<Contender> {
  const { header, group, sets } = readSegments(await readBenchClaims(folder));
  const segments = [
    ['ISA', ...header],
    ['GS', ...group],
    ...sets.flatMap((set) => [
      ['ST', ...set.header],
      ...set.segments,
      ['SE', String(set.segments.length + 2), set.header[1]!],
    ]),
    ['GE', String(sets.length), group[5]!],
    ['IEA', '1', header[12]!],
  ];
  let bytes: Uint8Array = Buffer.alloc(0);
  return {
    work() {
      const texts = segments.map((segment) => segment.join('*'));
      bytes = Buffer.from(`${texts.join('~')}~`, 'latin1');
    },
    summarize: () => summarizeBytes(bytes),
  };
}
