import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { CodeSets, CodeVerdict } from './code-sets.js';

/** Verdicts that are remembered; a file that makes up codes only makes it forget. */
const MOST = 20_000;

/** Asks the code sets once for each code and date: a file says the same codes again and again. */
export class CodeVerdicts implements CodeSets {
  readonly #codeSets: CodeSets;
  /** By set, then by date, then by code. */
  readonly #known = new Map<string, Map<CalendarDate | undefined, Map<string, CodeVerdict>>>();
  #count = 0;

  constructor(codeSets: CodeSets) {
    this.#codeSets = codeSets;
  }

  check(set: string, code: string, on: CalendarDate | undefined): CodeVerdict {
    const verdicts = this.#findVerdicts(set, on);
    const known = verdicts.get(code);
    if (known !== undefined) return known;
    const verdict = this.#codeSets.check(set, code, on);
    this.#count += 1;
    if (this.#count > MOST) {
      this.#known.clear();
      this.#count = 0;
    } else verdicts.set(code, verdict);
    return verdict;
  }

  #findVerdicts(set: string, on: CalendarDate | undefined): Map<string, CodeVerdict> {
    let byDate = this.#known.get(set);
    if (!byDate) {
      byDate = new Map();
      this.#known.set(set, byDate);
    }
    let verdicts = byDate.get(on);
    if (!verdicts) {
      verdicts = new Map();
      byDate.set(on, verdicts);
    }
    return verdicts;
  }
}
