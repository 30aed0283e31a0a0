import { type Issue, type IssueCode, issue } from '../../schemas/issue.js';

/** What tells of issues that are not listed: of a level of the envelope, and of a set or file as its guide has it. */
const SUMMARIES = ['x12.more-issues', 'edi.more-issues'] as const satisfies readonly IssueCode[];
type Summary = (typeof SUMMARIES)[number];

/**
 * Issues up to a limit; of those beyond only how many there were, so that a file of nothing but errors takes up no more memory than
 * another.
 */
export class IssueList {
  readonly #limit: number;
  readonly #code: Summary;
  readonly #isWanted: ((found: Issue) => boolean) | undefined;
  readonly #issues: Issue[] = [];
  #more = 0;
  #hasError = false;

  /** @param isWanted what it is not true of is neither kept nor counted */
  constructor(limit: number, code: Summary = 'edi.more-issues', isWanted?: (found: Issue) => boolean) {
    this.#limit = limit;
    this.#code = code;
    this.#isWanted = isWanted;
  }

  /** Those that are kept, and one behind them that says how many more there were. */
  get all(): readonly Issue[] {
    if (this.#more === 0) return this.#issues;
    const severity = this.#hasError ? 'error' : 'warning';
    return [...this.#issues, issue(this.#code, {}, { count: this.#more }, severity)];
  }

  /** What another list says of issues that it does not keep is counted as those. */
  push(...issues: readonly Issue[]): void {
    for (const found of issues) this.#add(found);
  }

  /** As `push`, of any number. */
  addAll(issues: Iterable<Issue>): void {
    for (const found of issues) this.#add(found);
  }

  /** How many are kept. */
  get length(): number {
    return this.#issues.length;
  }

  /** Takes one back; nothing happens when it is not kept. */
  remove(found: Issue): void {
    const at = this.#issues.lastIndexOf(found);
    if (at >= 0) this.#issues.splice(at, 1);
  }

  /** Takes back those that were kept since there were so many, but for those that stay. */
  removeSince(length: number, stays: (found: Issue) => boolean): void {
    const since = this.#issues.splice(length);
    this.#issues.push(...since.filter(stays));
  }

  findLast(isMeant: (found: Issue) => boolean): Issue | undefined {
    return this.#issues.findLast(isMeant);
  }

  /** True when an issue of this code is kept. */
  has(code: IssueCode): boolean {
    return this.#issues.some((found) => found.code === code);
  }

  #add(found: Issue): void {
    if (this.#isWanted?.(found) === false) return;
    const isSummary = (SUMMARIES as readonly IssueCode[]).includes(found.code);
    if (!isSummary && this.#issues.length < this.#limit) {
      this.#issues.push(found);
      return;
    }
    this.#more += isSummary ? Number(found.context['count']) : 1;
    if (found.severity === 'error') this.#hasError = true;
  }
}
