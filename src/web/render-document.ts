import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The text of a whole page. Everything in it that is text is escaped; there is no way to put markup in. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
