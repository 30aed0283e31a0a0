import { isService } from '../claim-837/claim-forms.js';
import { type LevelRead, type OpenLevel, readOpenLevels } from '../claim-837/read-open-levels.js';
import type { Segment } from '../x12/segment.js';

/** Of a file that piles them up no more levels, and of a level no more segments, are held: guides know of far fewer. */
const MOST_LEVELS = 20;
const MOST_SEGMENTS = 500;

/** The HL that is open and those above it, each with its segments up to its first claim. */
export class HierarchyPath {
  readonly #levels: OpenLevel[] = [];
  /** Until another segment comes: many claims may stand below the same levels. */
  #read: LevelRead | undefined;

  enter(hierarchy: Segment): void {
    this.#read = undefined;
    this.#levels.length = this.#depthOf(hierarchy);
    this.#levels.push({ segments: [hierarchy] });
    if (this.#levels.length > MOST_LEVELS) this.#leaveHighest();
  }

  add(segment: Segment): void {
    this.#read = undefined;
    const segments = this.#levels.at(-1)?.segments;
    if (segments && segments.length < MOST_SEGMENTS) segments.push(segment);
  }

  /** From the highest level down. */
  get levels(): readonly OpenLevel[] {
    return this.#levels;
  }

  /** What the lowest level says with those above it. */
  read(): LevelRead {
    this.#read ??= readOpenLevels(this.#levels);
    return this.#read;
  }

  /** A segment of the levels that only a line has. */
  get service(): Segment | undefined {
    for (const { segments } of this.#levels) {
      const found = segments.find(isService);
      if (found) return found;
    }
    return undefined;
  }

  /** What was read of the others may have come from it. */
  #leaveHighest(): void {
    this.#levels.shift();
    for (const level of this.#levels) delete level.read;
  }

  /** Below its parent. Where no open level has that number it takes the place of one of its kind, else the lowest. */
  #depthOf(hierarchy: Segment): number {
    const [parent, code] = [hierarchy.element(2), hierarchy.element(3)];
    if (parent === '') return 0;
    const above = this.#levels.findLastIndex(({ segments: [head] }) => head!.element(1) === parent);
    if (above >= 0) return above + 1;
    const same = this.#levels.findIndex(({ segments: [head] }) => head!.element(3) === code);
    return same >= 0 ? same : this.#levels.length;
  }
}
