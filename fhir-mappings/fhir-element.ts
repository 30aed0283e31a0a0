// At hand, since every value of every resource is asked: looking up what is global costs more than the answer.
const { isArray } = Array;
const { hasOwn } = Object;

/**
 * A value somewhere in a resource together with the FHIRPath that leads to it. Reading what is absent or of the
 * wrong shape gives an absent element and never throws, so that a gap can be named by its path.
 */
export class FhirElement {
  constructor(
    readonly value: unknown,
    readonly path: string,
  ) {}

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get(name: string): FhirElement {
    const { value } = this;
    const isRecord = typeof value === 'object' && value !== null && !isArray(value);
    const child = isRecord && hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new FhirElement(child, `${this.path}.${name}`);
  }

  /** The items of a list; a value that should be a list and is not counts as its only item. */
  list(name: string): FhirElement[] {
    const child = this.get(name);
    if (!child.exists) return [];
    const items = isArray(child.value) ? child.value : [child.value];
    return items.map((item, index) => new FhirElement(item, `${child.path}[${index}]`));
  }

  /** The text of a string element, without blanks around it; undefined when it is empty or no string. */
  text(name: string): string | undefined {
    const { value } = this.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  number(name: string): number | undefined {
    const { value } = this.get(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }
}
