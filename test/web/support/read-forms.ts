import { findAll, type HtmlElement, textOf } from './read-html.js';

/** What is said at fields, by the name of each, as somebody hears it. */
export function faults(page: HtmlElement): Record<string, string> {
  const fields = [...findAll(page, 'input'), ...findAll(page, 'select')];
  const said = fields.flatMap(({ attributes }) => {
    const id = attributes['aria-describedby'];
    const told = findAll(page, 'p').find((each) => id !== undefined && each.attributes['id'] === id);
    return told ? [[attributes['name']!, textOf(told)]] : [];
  });
  return Object.fromEntries(said) as Record<string, string>;
}

/** What is said of the whole. */
export function alerts(page: HtmlElement): string[] {
  return findAll(page, 'p')
    .filter(({ attributes }) => attributes['role'] === 'alert')
    .map(textOf);
}

export function hrefsOf(page: HtmlElement): string[] {
  return findAll(page, 'a').map(({ attributes }) => attributes['href']!);
}

export function typedIn(page: HtmlElement, name: string): string | undefined {
  return findAll(page, 'input').find(({ attributes }) => attributes['name'] === name)?.attributes['value'];
}

/** The forms of the page that are told apart by a label. */
export function labelsOf(page: HtmlElement): string[] {
  return findAll(page, 'form').flatMap(({ attributes }) => attributes['aria-label'] ?? []);
}

export function optionsOf(page: HtmlElement, name: string): string[] {
  return findAll(page, 'select')
    .filter(({ attributes }) => attributes['name'] === name)
    .flatMap((select) => findAll(select, 'option').map(textOf));
}
