/** An element of a page as a browser would see it. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (HtmlElement | string)[];
}

const VOID = new Set(['meta', 'link', 'input', 'br']);

const TOKEN =
  /<!doctype html>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gy;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/**
 * Reads what the pages write, strictly: a tag that is not closed, or a sign that is neither text nor tag, throws. A
 * text that was not escaped shows as an element that should not be there, or does not parse.
 */
export function readHtml(html: string): HtmlElement {
  const root = { tag: '#root', attributes: {}, children: [] as (HtmlElement | string)[] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(html);
    if (!match) throw new Error(`No HTML at ${at}: ${html.slice(at, at + 60)}`);
    const [, closed, opened, attributes, text] = match;
    if (text !== undefined) open.at(-1)!.children.push(decode(text));
    if (closed !== undefined && open.pop()!.tag !== closed)
      throw new Error(`</${closed}> closes another at ${at}`);
    if (opened === undefined) continue;
    const element = { tag: opened, attributes: readAttributes(attributes ?? ''), children: [] };
    open.at(-1)!.children.push(element);
    if (!VOID.has(opened)) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name, value = '']) => [name, decode(value)]));
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Every element of a tag, in the order of the page. */
export function findAll(within: HtmlElement, tag: string): HtmlElement[] {
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.tag === tag ? [child] : []), ...findAll(child, tag)],
  );
}

export function textOf(element: HtmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The cells of each row of the table with this caption, its head and foot included. */
export function tableRows(page: HtmlElement, caption: string): string[][] {
  const table = findAll(page, 'table').find((each) => textOf(findAll(each, 'caption')[0]!) === caption);
  if (!table) throw new Error(`No table says ${caption}`);
  return findAll(table, 'tr').map((row) =>
    row.children.filter((cell) => typeof cell !== 'string').map((cell) => textOf(cell)),
  );
}
