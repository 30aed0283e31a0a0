/**
 * The list with one item more; the list that was given may be the shared empty one and is not to be used again. Lists
 * of a claim payment mostly hold one or two items: those are made to measure, where growing by `push` takes room for
 * seventeen.
 */
export function append<T>(list: readonly T[], item: T): readonly T[] {
  switch (list.length) {
    case 0:
      return [item];
    case 1:
      return [list[0]!, item];
    case 2:
      return [list[0]!, list[1]!, item];
    default:
      (list as T[]).push(item);
      return list;
  }
}
