import {
  type ComparedObject,
  isCompared,
  LEFT_OUT,
  LIST_RULES,
  ORDERED,
  readFields,
  renderCompared,
  wordsOf,
} from './compared-fields.js';
import type { Difference } from './difference.js';
import { matchItems } from './match-items.js';

export type Found = Omit<Difference, 'subject'>;

/**
 * What two nouns of the same kind do not say alike, field by field. Lists are matched by what their items are about, so
 * that another order is no difference, except that of diagnoses, to which lines point, and of modifiers.
 *
 * @param steps from the subject to these two, in words
 */
export function findDifferences(
  first: ComparedObject,
  second: ComparedObject,
  steps: readonly string[] = [],
): Found[] {
  const fields = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return fields
    .filter((field) => !LEFT_OUT.has(field))
    .flatMap((field) => compareField(field, first[field], second[field], steps));
}

function compareField(field: string, first: unknown, second: unknown, steps: readonly string[]): Found[] {
  if (textOf(first) === textOf(second)) return [];
  const isList = Array.isArray(first) || Array.isArray(second);
  if (isList && !ORDERED.has(field)) {
    return compareLists(field, (first ?? []) as unknown[], (second ?? []) as unknown[], steps);
  }
  const inner = [...steps, wordsOf(field)];
  if (isCompared(first) && isCompared(second)) return findDifferences(first, second, inner);
  return [changeOf(field, first, second, inner)];
}

function compareLists(
  field: string,
  first: readonly unknown[],
  second: readonly unknown[],
  steps: readonly string[],
): Found[] {
  const rule = LIST_RULES[field] ?? { noun: singular(wordsOf(field)), key: [] };
  const keyOf = (item: unknown) =>
    rule.key.length === 0 ? textOf(item) : readFields(item, rule.key).join('\n');
  const found = matchItems(first, second, textOf, keyOf).flatMap(({ first: from, second: to }): Found[] => {
    const named = [rule.noun, ...readFields(from ?? to, rule.name ?? rule.key)].join(' ');
    if (from === undefined)
      return [{ steps: [...steps, rule.noun], kind: 'added', to: renderCompared('', to) }];
    if (to === undefined)
      return [{ steps: [...steps, rule.noun], kind: 'removed', from: renderCompared('', from) }];
    return isCompared(from) && isCompared(to) ? findDifferences(from, to, [...steps, named]) : [];
  });
  if (found.length > 0 || field !== 'diagnoses') return found;
  const order = (items: readonly unknown[]) => items.flatMap((item) => readFields(item, rule.key)).join(' ');
  const inner = [...steps, 'order of diagnoses'];
  return order(first) === order(second) ? [] : [changeOf('', order(first), order(second), inner)];
}

function changeOf(field: string, first: unknown, second: unknown, steps: readonly string[]): Found {
  const [from, to] = [renderCompared(field, first), renderCompared(field, second)];
  return { steps, kind: 'changed', from, to };
}

/** The same text for values that say the same, wherever they stood. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (field, each) => (LEFT_OUT.has(field) ? undefined : each)) ?? '';
}

function singular(words: string): string {
  return words.replace(/ies$/, 'y').replace(/s$/, '');
}
