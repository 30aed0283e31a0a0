/**
 * JSON with sorted keys and without `meta` and `text`: equal for resources that say the same, whatever the order
 * of their elements, their version stamps and their narrative.
 */
export function renderCanonicalJson(resource: unknown): string {
  return JSON.stringify(resource, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const record = value as Record<string, unknown>;
    const names = Object.keys(record).filter((name) => !(key === '' && (name === 'meta' || name === 'text')));
    return Object.fromEntries(names.sort().map((name) => [name, record[name]]));
  });
}
