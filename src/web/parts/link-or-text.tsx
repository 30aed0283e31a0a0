import type { ComponentChildren } from 'preact';

/** A link where there is one to follow, else the words alone. */
export function LinkOrText({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href === undefined ? children : <a href={href}>{children}</a>;
}
