import type { Issue } from '../../schemas/issue.js';
import type { Segment } from '../x12/segment.js';
import { ClaimReading } from './claim-reading.js';
import { ClaimTree, type Levels } from './claim-tree.js';

/** A level that may be followed by many claims: read once for all of them. */
export interface OpenLevel {
  /** The HL, and what follows it up to its first claim. */
  readonly segments: Segment[];
  read?: LevelRead;
}

export interface LevelRead {
  readonly level: Levels;
  readonly unread: readonly Segment[];
  readonly issues: readonly Issue[];
}

/** What the lowest of these levels says, with what was found while all of them were read. */
export function readOpenLevels(levels: readonly OpenLevel[]): LevelRead {
  const tree = new ClaimTree();
  let level: Levels = {};
  for (const each of levels) {
    if (each.read) tree.add(each.segments[0]!, each.read.level);
    else each.read = readLevel(tree, each.segments);
    level = each.read.level;
  }
  const found = levels.flatMap(({ read }) => read ?? []);
  return {
    level,
    unread: found.flatMap(({ unread }) => unread),
    issues: found.flatMap(({ issues }) => issues),
  };
}

function readLevel(tree: ClaimTree, segments: readonly Segment[]): LevelRead {
  const reading = new ClaimReading(segments);
  const level = tree.readLevel(reading, segments);
  return { level, unread: reading.unread, issues: reading.issues };
}
