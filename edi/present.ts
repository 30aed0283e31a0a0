/** Properties that may be undefined become optional ones. */
export type Present<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the properties that are undefined, so that what was not sent is absent. */
export function present<const T extends object>(parts: T): Present<T> {
  // A loop, and not entries filtered: this runs for every segment of every file.
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(parts) as (keyof T & string)[]) {
    if (parts[key] !== undefined) kept[key] = parts[key];
  }
  return kept as Present<T>;
}

type Together<T extends readonly object[]> = T extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? First & Together<Rest>
  : unknown;

/**
 * As `present` of one object in which these, that have no property in common, are spread: spreading many properties one
 * after the other into one literal costs more than all else that is done to read a claim.
 */
export function presentAll<const T extends readonly object[]>(...all: T): Present<Together<T>> {
  const kept: Record<string, unknown> = {};
  for (const parts of all as readonly Record<string, unknown>[]) {
    for (const key in parts) if (parts[key] !== undefined) kept[key] = parts[key];
  }
  return kept as Present<Together<T>>;
}
