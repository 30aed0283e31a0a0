import { addCents, type Cents, formatCents, parseCents, ZERO } from '../../schemas/money.js';
import type { Summary } from './contender.js';

/** What a reader of an 835 has taken in, so that two readers can be held against each other to the cent. */
export class RemittanceSums {
  #claims = 0;
  #services = 0;
  #charged = ZERO;
  #paid = ZERO;
  readonly #adjusted = new Map<string, Cents>();

  addClaim(charge: Cents, payment: Cents): void {
    this.#claims += 1;
    this.#charged = addCents(this.#charged, charge);
    this.#paid = addCents(this.#paid, payment);
  }

  addServices(count: number): void {
    this.#services += count;
  }

  addAdjustment(groupCode: string, reasonCode: string, amount: Cents): void {
    const key = `${groupCode}-${reasonCode}`;
    this.#adjusted.set(key, addCents(this.#adjusted.get(key) ?? ZERO, amount));
  }

  summarize(): Summary {
    const adjusted = [...this.#adjusted].map(([key, amount]) => [key, formatCents(amount)] as const);
    return {
      claims: this.#claims,
      services: this.#services,
      charged: formatCents(this.#charged),
      paid: formatCents(this.#paid),
      ...Object.fromEntries(adjusted.sort(([one], [other]) => (one < other ? -1 : 1))),
    };
  }
}

/** An amount that a peer gives as text; the generated file holds no other. */
export function readAmount(text: string | undefined): Cents {
  const amount = parseCents(text ?? '');
  if (amount === undefined) throw new Error('An amount of the generated file was not read as one');
  return amount;
}
