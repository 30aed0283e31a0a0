/** What must stand, or what stands: debits less credits in cents by a name that says of what; none is zero. */
export class Books {
  readonly #balances = new Map<string, number>();

  add(name: string, cents: number): void {
    const sum = (this.#balances.get(name) ?? 0) + cents;
    if (sum === 0) this.#balances.delete(name);
    else this.#balances.set(name, sum);
  }

  get(name: string): number {
    return this.#balances.get(name) ?? 0;
  }

  names(): IterableIterator<string> {
    return this.#balances.keys();
  }

  /** What stands under a name, as it is told. */
  tell(name: string): string {
    return dollars(this.get(name));
  }
}

/** Denials, states and open work beside the balances: what is told under a name, in an order of its own. */
export class Findings {
  readonly #told = new Map<string, string[]>();

  add(name: string, text: string): void {
    this.#told.set(name, [...(this.#told.get(name) ?? []), text].sort());
  }

  names(): IterableIterator<string> {
    return this.#told.keys();
  }

  tell(name: string): string {
    return this.#told.get(name)?.join(' and ') ?? 'nothing';
  }
}

/** All that an auditor compares. */
export interface Account {
  readonly books: Books;
  readonly findings: Findings;
}

export interface Difference {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
}

/** Every name under which two accounts do not say the same, to the cent. */
export function findDifferences(wanted: Account, found: Account): Difference[] {
  return [...compare(wanted.books, found.books), ...compare(wanted.findings, found.findings)].sort(
    (one, other) => (one.name < other.name ? -1 : 1),
  );
}

function compare(wanted: Books | Findings, found: Books | Findings): Difference[] {
  const names = [...new Set([...wanted.names(), ...found.names()])];
  return names
    .map((name) => ({ name, wanted: wanted.tell(name), found: found.tell(name) }))
    .filter((each) => each.wanted !== each.found);
}

/** Whole cents as dollars with two digits. */
export function dollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
