// At hand, since every value of every resource is asked: looking up what is global costs more than the answer.
const { isArray } = Array;
const { fromEntries, keys } = Object;

/**
 * JSON with sorted keys and without `meta` and `text`: equal for resources that say the same, whatever the order
 * of their elements, their version stamps and their narrative.
 */
export function renderCanonicalJson(resource: unknown): string {
  if (typeof resource !== 'object' || resource === null || isArray(resource))
    return JSON.stringify(withSortedKeys(resource));
  const { meta, text, ...rest } = resource as Record<string, unknown>;
  return JSON.stringify(withSortedKeys(rest));
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map(withSortedKeys);
  const record = value as Record<string, unknown>;
  return fromEntries(
    keys(record)
      .sort()
      .map((name) => [name, withSortedKeys(record[name])]),
  );
}
